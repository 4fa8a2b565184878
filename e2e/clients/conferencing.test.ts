// Conferences by phone: each mail as a real relay takes it and Python's own parser reads it, as people see it, and a
// PIN that stands nowhere else. A relay that refuses, puts off, drops the connection and is slow.
import { deepEqual, equal, match, ok } from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { examineMail } from "../browser/mails.ts";
import { Visitors } from "../browser/visitors.ts";
import { Api } from "../server/api.ts";
import { Office, type Person } from "../server/office.ts";
import { administrator } from "../server/server.ts";
import { login, type Mail, Relay } from "./mail/relay.ts";

const base = "/beta/admin/conferencing";
const toll = "+33170914567";

/** Office 365 E5's bigger sister, which has audio conferencing and a plan with meetings. */
const product = "SPE_E5";

interface Scene {
  office: Office;
  relay: Relay;
  admin: Api;
  skuId: string;
  close: () => Promise<void>;
}

async function open(): Promise<Scene> {
  const folder = mkdtempSync(join(tmpdir(), "beffroi-mail-"));
  const relay = await Relay.open(folder);
  const office = await Office.open({
    environment: {
      BEFFROI_SMTP: `smtp://${login}@localhost:${relay.place.port}?starttls=required`,
      BEFFROI_SMTP_SENDER: "bell@contoso.example",
      SSL_CERT_FILE: relay.place.authority,
    },
  });
  const admin = await Api.asPerson(office.server, administrator);
  await admin.patch(`${base}/settings`, { pinLength: 12 });
  await admin.post(`${base}/serviceNumbers`, {
    number: toll,
    kind: "toll",
    country: "FR",
    city: "Paris",
    primaryLanguage: "fr-FR",
  });
  const made = await admin.post<{ skuId: string }>("/beta/admin/licenses/subscriptions", {
    skuPartNumber: product,
    totalLicenses: 50,
  });
  const close = async () => {
    await office.close();
    relay.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { office, relay, admin, skuId: made.skuId, close };
}

async function hire({ office, admin }: Scene, name: string, preferredLanguage: string): Promise<Person> {
  const person = await office.hire(name);
  await admin.patch(`/v1.0/users/${person.id}`, { preferredLanguage, usageLocation: "FR" });
  return person;
}

const give = ({ admin, skuId }: Scene, { id }: Person) =>
  admin.post(`/v1.0/users/${id}/assignLicense`, { addLicenses: [{ skuId }], removeLicenses: [] });

const take = ({ admin, skuId }: Scene, { id }: Person) =>
  admin.post(`/v1.0/users/${id}/assignLicense`, { addLicenses: [], removeLicenses: [skuId] });

/** What stands behind a name in the plain part, digits alone. */
function fact({ text }: Mail, name: string): string | undefined {
  const line = text.split("\n").find((one) => one.startsWith(name));
  return line?.slice(name.length).replaceAll(/\D/g, "");
}

test("each mail of conferences, in English and French", { timeout: 240_000 }, async () => {
  const scene = await open();
  const { office, relay, admin } = scene;
  const visitors = await Visitors.start(office.server.url);
  try {
    const pins = new Set<string>();
    for (const [person, language, names] of [
      [await hire(scene, "Zoë Martin", "en"), "en", { id: "Conference ID", pin: "PIN" }],
      [await hire(scene, "Amélie Roux", "fr-FR"), "fr", { id: "ID de conférence", pin: "Code confidentiel" }],
    ] as const) {
      const user = `${base}/users/${person.id}`;
      const has = () => admin.get<{ conferenceId: string }>(user);
      const next = async (kind: string): Promise<Mail> => {
        const [mail] = await relay.next(1);
        ok(mail);
        deepEqual(mail.defects, [], kind);
        deepEqual(mail.to, [person.userPrincipalName]);
        deepEqual(mail.kinds, ["multipart/alternative", "text/plain", "text/html"]);
        equal(mail.headers["Content-Language"], language);
        equal(mail.headers["Auto-Submitted"], "auto-generated");
        equal(mail.html.includes("<img"), false, "readable without pictures");
        await examineMail(visitors, `mail-${kind}-${language}`, mail.html);
        return mail;
      };
      await give(scene, person);
      const enabled = await next("enabled");
      equal(fact(enabled, names.id), (await has()).conferenceId);
      match(enabled.text, /\+33\s1\s70\s91\s45\s67/);
      const first = fact(enabled, names.pin) ?? "";
      equal(first.length, 12);
      await admin.post(`${user}/resetConferenceId`);
      const changed = await next("changed");
      equal(fact(changed, names.id), (await has()).conferenceId);
      const { pin } = await admin.post<{ pin: string }>(`${user}/resetPin`);
      const reset = await next("pinReset");
      equal(fact(reset, names.pin), pin);
      await admin.post(`${user}/sendInformation`);
      const information = await next("information");
      await take(scene, person);
      const disabled = await next("disabled");
      for (const mail of [changed, information, disabled])
        equal(
          [first, pin].some((one) => (mail.text + mail.html).includes(one)),
          false,
          "never the PIN",
        );
      pins.add(first).add(pin);
    }
    // Not in the database's files, nor in what the server has logged.
    const kept = office.server.everythingKept();
    for (const pin of pins) equal(kept.includes(pin), false, "a PIN is kept");
    ok(kept.includes("Reset conferencing PIN"), "the audit trail is among it");
  } finally {
    await visitors.stop();
    await scene.close();
  }
});

test("a relay that refuses, puts off, forgets and is slow", { timeout: 240_000 }, async () => {
  const scene = await open();
  const { relay, admin } = scene;
  try {
    const log = async ({ id }: Person) => {
      const path = `/beta/admin/mail/messages?$filter=${encodeURIComponent(`userId eq '${id}'`)}`;
      const { value } = await admin.get<{ value: { state: string; answer: string | null }[] }>(path);
      return value[0];
    };
    const until = async (person: Person, state: string) => {
      for (;;) {
        const row = await log(person);
        if (row?.state === state) return row;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    const people: Record<string, Person> = {};
    for (const name of ["Nobody There", "Busy Always", "Gone Once", "Slow2 Reader", "Zoë Martin"]) {
      const person = await hire(scene, name, "en");
      people[name.split(" ")[0] ?? ""] = person;
    }
    for (const person of Object.values(people)) await give(scene, person);
    const { Nobody: nobody, Busy: busy, Gone: gone, Slow2: slow, Zoë: zoe } = people;
    ok(nobody && busy && gone && slow && zoe);
    match((await until(nobody, "failed")).answer ?? "", /no such user/);
    match((await until(busy, "deferred")).answer ?? "", /not now/);
    await until(zoe, "sent");
    await until(slow, "sent");
    // It had taken the mail and not said so: the same mail comes again, under the same name.
    await until(gone, "deferred");
    const rows = await admin.get<{ value: { id: string; userId: string }[] }>("/beta/admin/mail/messages");
    const again = rows.value.find((one) => one.userId === gone.id);
    await admin.post(`/beta/admin/mail/messages/${again?.id}/retry`).catch(() => undefined);
    await until(gone, "sent");
    const mails = await relay.next(4);
    const twice = mails.filter((mail) => mail.to[0] === gone.userPrincipalName);
    equal(twice.length, 2);
    equal(twice[0]?.headers["Message-ID"], twice[1]?.headers["Message-ID"]);
  } finally {
    await scene.close();
  }
});
