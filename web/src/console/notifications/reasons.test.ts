import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { knownReason } from "./reasons";

const crates = new URL("../../../../crates/", import.meta.url).pathname;
const sources = ["notifications/src", "channels/src/push"].flatMap((folder) =>
  readdirSync(join(crates, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".rs"))
    .map((path) => readFileSync(join(crates, folder, path), "utf8")),
);

describe("reasons", () => {
  it("are told apart, with the words of the push service", () => {
    expect(knownReason("it was put off: 503: busy")).toEqual({ key: "later", words: "503: busy" });
    expect(knownReason("the registration is gone: 410")).toEqual({ key: "gone", words: "410" });
    expect(knownReason("the gateway does not accept the keys: 403: InvalidProviderToken")).toEqual({
      key: "keys",
      words: "403: InvalidProviderToken",
    });
    expect(knownReason("the gateway does not accept the keys: the organization has no key for Web Push")).toEqual({
      key: "noKey",
      words: "Web Push",
    });
    expect(knownReason("given up: nobody took it within 24 hours")).toEqual({ key: "ttl", words: "" });
    expect(knownReason("Mercury is retrograde")).toBeUndefined();
  });

  it("say why a server does not answer, in words that the server still has", () => {
    for (const words of [
      "it took longer than ten seconds",
      "its name is not known",
      "nobody listens there",
      "its certificate is not trusted",
      "the connection broke",
    ]) {
      expect(knownReason(`the server does not answer: ${words}`), words).toBeDefined();
      expect(
        sources.some((source) => source.includes(`"${words}"`)),
        words,
      ).toBe(true);
    }
  });

  it("are what the server still says", () => {
    const said = [
      "given up: nobody took it within 24 hours",
      "the device is reached nowhere any more",
      "the device has subscribed for another key",
      "it is not kept any more",
      "its text is not kept any more",
      "its address can't be read with this server's key",
      "the registration is gone: ",
      "it was put off: ",
      "it was refused: ",
      "the organization has no key for ",
      "the gateway does not accept the keys: ",
      "the push service does not take the organization's signature: ",
    ];
    for (const sentence of said) {
      expect(
        sources.some((source) => source.includes(`"${sentence}`)),
        sentence,
      ).toBe(true);
      if (!sentence.startsWith("the organization")) expect(knownReason(sentence), sentence).toBeDefined();
    }
  });
});
