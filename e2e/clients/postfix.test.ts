// Mail through Postfix, with TLS and its own idea of what a mail must look like.
import { equal, match, ok } from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Api } from "../server/api.ts";
import { Office } from "../server/office.ts";
import { administrator, domain } from "../server/server.ts";
import { Postfix } from "./mail/postfix.ts";

test("mail through Postfix, over connections that are used again", { timeout: 180_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "beffroi-postfix-"));
  const postfix = await Postfix.open(folder, domain);
  const office = await Office.open({
    environment: {
      BEFFROI_SMTP: `smtp://localhost:${postfix.port}?starttls=required`,
      BEFFROI_SMTP_SENDER: "Bell <bell@bell.example>",
      BEFFROI_SMTP_BOUNCES: "bounces@bell.example",
      SSL_CERT_FILE: postfix.authority,
    },
  });
  try {
    const admin = await Api.asPerson(office.server, administrator);
    const { skuId } = await admin.post<{ skuId: string }>("/beta/admin/licenses/subscriptions", {
      skuPartNumber: "SPE_E5",
      totalLicenses: 50,
    });
    const names = ["Zoë Martin", "Amélie Roux", "Ann Nguyễn", "Émile Durand"];
    for (const name of names) {
      const { id } = await office.hire(name);
      await admin.patch(`/v1.0/users/${id}`, { usageLocation: "FR", preferredLanguage: "fr" });
      await admin.post(`/v1.0/users/${id}/assignLicense`, { addLicenses: [{ skuId }], removeLicenses: [] });
    }
    const mails = await postfix.next(names.length);
    equal(mails.length, names.length);
    for (const mail of mails) {
      const [head = ""] = mail.split("\n\n");
      match(head, /^Return-Path: <bounces\+[0-9a-f]{32}@bell\.example>$/m);
      match(head, /^Delivered-To: .*@contoso\.example$/m);
      match(head, /with ESMTPS id/);
      match(head, /^From: Bell <bell@bell\.example>$/m);
      match(head, /^Subject: .*=\?utf-8\?/m);
      match(head, /^Auto-Submitted: auto-generated$/m);
      // What Postfix adds to mails that lack it.
      equal(head.match(/^Message-ID:/gim)?.length, 1);
      equal(head.match(/^Date:/gim)?.length, 1);
      ok(mail.split("\n").every((line) => Buffer.byteLength(line) <= 998));
    }
    // It has no complaint about what it was told, and one conversation did.
    const log = postfix.log();
    equal(/improper command|too many errors|lost connection|protocol error|reject:/.test(log), false, log);
  } finally {
    await office.close();
    postfix.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
