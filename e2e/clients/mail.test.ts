// Mail through a real relay, aiosmtpd, that demands TLS and a password, read by Python's own parser and
// verified by dkimpy.
import { deepEqual, equal, match, ok } from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Api } from "../server/api.ts";
import { Office } from "../server/office.ts";
import { login, Relay } from "./mail/relay.ts";

test("mail through aiosmtpd, with STARTTLS and a password", { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "beffroi-mail-"));
  const relay = await Relay.open(folder);
  const office = await Office.open({
    environment: {
      BEFFROI_SMTP: `smtp://${login}@localhost:${relay.place.port}?starttls=required`,
      BEFFROI_SMTP_SENDER: "bell@contoso.example",
      SSL_CERT_FILE: relay.place.authority,
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
    equal(mail.signed, false);
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

/** A private key in a file of the folder, and the record of the DNS that has the public one. */
function signingKey(folder: string, kind: "rsa" | "ed25519"): { file: string; record: string } {
  const { privateKey, publicKey } =
    kind === "rsa" ? generateKeyPairSync("rsa", { modulusLength: 2048 }) : generateKeyPairSync("ed25519");
  const file = join(folder, `${kind}.pem`);
  writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }));
  const der = publicKey.export({ type: "spki", format: "der" });
  // Of a key for Ed25519 the record has the key alone: the last 32 bytes.
  const published = kind === "rsa" ? der : der.subarray(-32);
  return { file, record: `v=DKIM1; k=${kind}; p=${published.toString("base64")}` };
}

for (const [kind, scheme] of [
  ["rsa", "smtp"],
  ["ed25519", "smtps"],
] as const)
  test(`mail signed with ${kind}, over ${scheme}, that comes back to an address of its own`, {
    timeout: 120_000,
  }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "beffroi-mail-"));
    const relay = await Relay.open(folder);
    const { file, record } = signingKey(folder, kind);
    writeFileSync(join(folder, "dns.json"), JSON.stringify({ "bell1._domainkey.contoso.example": record }));
    const { port, tlsPort, authority } = relay.place;
    const office = await Office.open({
      environment: {
        BEFFROI_SMTP:
          scheme === "smtp"
            ? `smtp://${login}@localhost:${port}?starttls=required`
            : `smtps://${login}@localhost:${tlsPort}`,
        BEFFROI_SMTP_SENDER: "Bell <bell@contoso.example>",
        BEFFROI_SMTP_BOUNCES: "bounces@bell.example",
        BEFFROI_SMTP_DKIM_KEY: file,
        BEFFROI_SMTP_DKIM_SELECTOR: "bell1",
        BEFFROI_SMTP_PER_SECOND: "50",
        SSL_CERT_FILE: authority,
      },
    });
    try {
      await office.hire("Ann Nguyễn", "approver");
      const staff = await office.gather("Staff", await office.hire("Zoë Martin"));
      await office.submit({ name: ".Été", title: "Summer hours", location: "email", includeGroups: [staff] });
      for (const mail of await relay.next(2)) {
        const signature = mail.headers["DKIM-Signature"] ?? "";
        match(signature, new RegExp(`a=${kind}-sha256; c=relaxed/relaxed; d=contoso.example; s=bell1;`));
        match(signature, /h=From:\s*From:/);
        ok(mail.signed, signature);
        equal(mail.headers.From, "Bell <bell@contoso.example>");
        // The part after the plus sign says which mail it was.
        const [, token] = /^<(.*)@contoso\.example>$/.exec(mail.headers["Message-ID"] ?? "") ?? [];
        equal(mail.sender, `bounces+${token}@bell.example`);
        deepEqual(mail.defects, []);
      }
    } finally {
      await office.close();
      relay.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
