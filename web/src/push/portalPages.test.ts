import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { worksWith } from "./portalPages";

const shell = readFileSync(new URL("../portal/PortalShell.tsx", import.meta.url), "utf8");

describe("a page that shows notifications itself", () => {
  it("is each page of the portal", () => {
    const paths = [...shell.matchAll(/path: "(\/[a-z]*)"/g)].map(([, path = ""]) => path);
    expect(paths.length).toBeGreaterThan(5);
    for (const path of [...paths, "/chats/contacts", "/chats/19%3Ax%40thread.v2"])
      expect(worksWith(`https://beffroi.example${path}?x=1`), path).toBe(true);
  });

  it("is no other page of this server", () => {
    for (const path of [
      "/signin",
      "/admin/",
      "/admin/devices",
      "/devicelogin",
      "/openapi.json",
      "/devices/x",
      "/join/x",
      "/chats/x/y",
    ])
      expect(worksWith(`https://beffroi.example${path}`), path).toBe(false);
  });
});
