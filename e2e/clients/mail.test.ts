// Mail through a real relay, aiosmtpd, that demands STARTTLS and a password, read by Python's own parser.
import { deepEqual, equal, match, ok } from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import { test } from "node:test";
import { Api } from "../server/api.ts";
import { Office } from "../server/office.ts";
import { MissingRequirement } from "../server/requirements.ts";

const here = (path: string) => new URL(path, import.meta.url).pathname;

interface Mail {
  to: string[];
  sender: string;
  headers: Record<string, string>;
  kinds: string[];
  text: string;
  html: string;
  defects: string[];
}

/** The relay, and the mails that it has taken and nobody has asked for. */
class Relay {
  readonly port: number;
  readonly authority: string;
  private readonly child: ChildProcess;
  private readonly lines: AsyncIterator<string>;

  private constructor(child: ChildProcess, lines: AsyncIterator<string>, port: number, authority: string) {
    this.child = child;
    this.lines = lines;
    this.port = port;
    this.authority = authority;
  }

  static async open(folder: string): Promise<Relay> {
    const python = here("mail/.venv/bin/python");
    if (!existsSync(python)) throw new MissingRequirement("aiosmtpd", "scripts/install.sh clients");
    const child = spawn(python, [here("mail/relay.py"), folder], { stdio: ["ignore", "pipe", "inherit"] });
    process.once("exit", () => child.kill("SIGKILL"));
    const output: Interface = createInterface({ input: child.stdout });
    const lines = output[Symbol.asyncIterator]();
    const first = await lines.next();
    const { port, authority } = JSON.parse(String(first.value)) as { port: number; authority: string };
    return new Relay(child, lines, port, authority);
  }

  /** The next so many mails, by recipient. */
  async next(count: number): Promise<Mail[]> {
    const mails: Mail[] = [];
    while (mails.length < count) {
      const line = await this.lines.next();
      if (line.done) throw new Error("the relay has ended");
      mails.push(JSON.parse(line.value) as Mail);
    }
    return mails.sort((one, other) => (one.to[0] ?? "").localeCompare(other.to[0] ?? ""));
  }

  close(): void {
    this.child.kill("SIGKILL");
  }
}

test("mail through aiosmtpd, with STARTTLS and a password", { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "beffroi-mail-"));
  const relay = await Relay.open(folder);
  const password = encodeURIComponent("p:ä/ss@word");
  const office = await Office.open({
    environment: {
      BEFFROI_SMTP: `smtp://bell%40contoso.example:${password}@localhost:${relay.port}?starttls=required`,
      BEFFROI_SMTP_SENDER: "bell@contoso.example",
      SSL_CERT_FILE: relay.authority,
    },
  });
  try {
    const ann = await office.hire("Ann Nguyễn", "approver");
    const zoe = await office.hire("Zoë Martin");
    const staff = await office.gather("Staff", zoe);
    const message = await office.submit({
      name: "Été",
      title: "Summer hours",
      location: "email",
      includeGroups: [staff],
    });
    // The Global Administrator may approve as well.
    const [, told] = await relay.next(2);
    ok(told);
    deepEqual(told.to, [ann.userPrincipalName]);
    equal(told.headers.Subject, "Waiting for approval: Été");
    match(told.text, new RegExp(`/admin/messages/${message.id}`));
    const approver = await Api.asPerson(office.server, ann.userPrincipalName);
    await approver.post(`/beta/admin/organizationalMessages/${message.id}/approve`);
    const [mail] = await relay.next(1);
    ok(mail);
    deepEqual(mail.to, [zoe.userPrincipalName]);
    equal(mail.sender, "bell@contoso.example");
    equal(mail.headers.From, "Contoso <bell@contoso.example>");
    equal(mail.headers.To, `Zoë Martin <${zoe.userPrincipalName}>`);
    equal(mail.headers.Subject, "Summer hours");
    equal(mail.headers["Auto-Submitted"], "auto-generated");
    deepEqual(mail.kinds, ["multipart/alternative", "text/plain", "text/html"]);
    match(mail.text, /Summer hours: all you need to know\./);
    match(mail.html, /href="https:\/\/intranet\.contoso\.example\/news"/);
    deepEqual([...told.defects, ...mail.defects], []);
  } finally {
    await office.close();
    relay.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
