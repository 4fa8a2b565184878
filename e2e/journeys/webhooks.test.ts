// Webhooks: a program is told what happens, verifies who says it, is away for a while, and gets something again.
import { equal, ok } from "node:assert/strict";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { Console } from "../browser/console.ts";
import { examine } from "../browser/inspection.ts";
import { type Look, usualLook } from "../browser/visitors.ts";
import type { Message } from "../server/office.ts";
import { story } from "./story.ts";

const narrow: Look = { width: 320, theme: "dark", language: "fr" };

interface Heard {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A program that listens on this machine; what it answers is the journey's choice. */
class Program {
  status = 204;
  private readonly heard: Heard[] = [];
  private wake: (() => void) | undefined;
  private readonly server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (piece: string) => {
      body += piece;
    });
    request.on("end", () => {
      this.heard.push({ headers: request.headers, body });
      response.writeHead(this.status).end();
      this.wake?.();
    });
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  /** The next request that comes, or has come. */
  async next(): Promise<Heard> {
    for (;;) {
      const one = this.heard.shift();
      if (one) return one;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

interface CloudEvent {
  id: string;
  type: string;
  subject?: string;
  data?: { state?: string };
}

/** The state of which an event of a message tells. */
function moved(event: CloudEvent, message: Message): string {
  equal(event.subject, `organizationalMessages/${message.id}`);
  return event.data?.state ?? event.type;
}

/** What a request says, once another implementation has found its signature good. */
function verified(secret: string, heard: Heard): CloudEvent {
  return new Webhook(secret).verify(heard.body, heard.headers as Record<string, string>) as CloudEvent;
}

story("a program is told what happens", { callsThisMachine: true }, async ({ office, step, arrive }) => {
  const program = new Program();
  try {
    const url = await program.listen();
    const desk = await Console.open(await arrive(), "/admin/webhooks");
    const { page } = desk;
    let secret = "";

    await step("a webhook is made, and its secret shown once", async () => {
      await page.getByText("No webhook yet").waitFor();
      await examine(page, "webhooks-empty", usualLook);
      await desk.button("Add a webhook").first().click();
      await desk.dialog.getByLabel("Name").fill("Intranet");
      await desk.dialog.getByLabel("Address").fill("ftp://nowhere.example");
      await desk.dialog.getByLabel("Group: added").check();
      await desk.dialog.getByLabel("Message: state changed").check();
      await desk.dialog.getByRole("button", { name: "Add", exact: true }).click();
      await desk.dialog.getByRole("alert").waitFor();
      await desk.dialog.getByLabel("Address").fill(url);
      await examine(page, "webhook-form", usualLook);
      await desk.dialog.getByRole("button", { name: "Add", exact: true }).click();
      await page.getByRole("heading", { name: "The webhook’s secret" }).waitFor();
      secret = await desk.dialog.locator("code").innerText();
      ok(secret.startsWith("whsec_"));
      await desk.confirm("I have kept it");
      equal(await page.getByText(secret).count(), 0);
    });
    await step("a test arrives, signed", async () => {
      await desk.button("Send a test").click();
      equal(verified(secret, await program.next()).type, "beffroi.test");
    });
    await step("while the program is down, what happens waits and arrives later", async () => {
      program.status = 503;
      const sales = await office.gather("Sales");
      const first = verified(secret, await program.next());
      equal(first.subject, `groups/${sales.id}`);
      program.status = 204;
      equal(verified(secret, await program.next()).id, first.id);
      await desk.button("Refresh").click();
    });
    await step("the log tells it, and a replay has the same id", async () => {
      await page.reload();
      await page.getByRole("button", { name: "Group: added" }).click();
      await page.getByText("it answered 503").waitFor();
      await examine(page, "webhook-delivery", usualLook);
      const id = await page.locator("dl code").last().innerText();
      await desk.button("Send again").click();
      const again = await program.next();
      equal(verified(secret, again).id, id);
      equal(again.headers["webhook-id"], id);
    });
    await step("all that have failed are sent again at once, and it says how many", async () => {
      await desk.button("Close").click();
      await page.getByRole("combobox", { name: "State" }).selectOption({ label: "Failed" });
      await examine(page, "webhook-failed", usualLook);
      await desk.button("Send all failed ones again").click();
      await desk.says("0 are on their way again.");
      await page.getByRole("combobox", { name: "State" }).selectOption({ index: 0 });
    });
    await step("each move of a message arrives, in order", async () => {
      const approver = await office.hire("Arthur Approver", "approver");
      const message = await office.send({ name: "Outage", title: "Mail is away" }, approver);
      const api = await office.as(approver);
      const heard = async () => verified(secret, await program.next());
      const path: string[] = [];
      while (path.at(-1) !== "active") path.push(moved(await heard(), message));
      await api.post(`/beta/admin/organizationalMessages/${message.id}/cancel`);
      path.push(moved(await heard(), message));
      equal(path.join(" "), "pendingApproval pending scheduled active canceled");
    });
    await step("after a rotation both secrets are good", async () => {
      await desk.button("New secret").click();
      await desk.dialog.getByRole("button", { name: "New secret", exact: true }).click();
      await page.getByRole("heading", { name: "The webhook’s secret" }).waitFor();
      const fresh = await desk.dialog.locator("code").innerText();
      await desk.confirm("I have kept it");
      await desk.button("Send a test").click();
      const heard = await program.next();
      equal(verified(secret, heard).id, verified(fresh, heard).id);
    });
    await step("the page stands on a telephone in French, too", async () => {
      const visitor = await arrive(narrow);
      await visitor.signIn(office.server.url, "admin@contoso.example");
      const { page: hers } = visitor;
      await hers.goto(new URL(page.url()).pathname);
      await hers.getByRole("heading", { name: "Livraisons" }).waitFor();
      await hers.locator(".state-badge", { hasText: "Livré" }).first().waitFor();
      await examine(hers, "webhook", narrow);
      await hers.goto("/admin/webhooks");
      await hers.getByRole("link", { name: "Intranet" }).waitFor();
      await examine(hers, "webhooks", narrow);
    });
  } finally {
    program.close();
  }
});
