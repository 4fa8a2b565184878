// The log of mails, in memory.
import type { MailMessage } from "../src/api/types.ts";
import { languageOf } from "./conferencing.ts";
import { type MailKind, mailKinds, writtenMail } from "./conferencing-mails.ts";
import { collection } from "./query.ts";
import { type Call, done, notFound, ok, type Route, refuse } from "./router.ts";

const path = "/beta/admin/mail";

const find = ({ world, path: { id } }: Call) => world.conferencing.mails.find((one) => one.id === id);

/** The words of a mail that waits; a PIN is not among them. */
function previewOf({ world }: Call, mail: MailMessage) {
  const kind = mailKinds.find((one) => mail.kind === `conferencing.${one}`) as MailKind | undefined;
  const user = world.conferencing.users.find((one) => one.id === mail.userId);
  if (!kind || !user || !mail.nextAttemptDateTime) return null;
  const facts = { conferenceId: user.conferenceId ?? "", tollNumber: user.tollNumber ?? null, pin: "•••••" };
  return { recipient: user.mail ?? "", ...writtenMail(kind, languageOf(world, user.id), facts) };
}

/** The log as a filter finds it: a mail that is to be tried again is queued, too. */
function listed(mails: readonly MailMessage[], url: URL): object {
  const asked = new URL(url);
  const filter = asked.searchParams.get("$filter") ?? "";
  const queued = "state eq 'queued'";
  if (!filter.includes(queued)) return collection(mails, url);
  asked.searchParams.set("$filter", filter.replace(queued, "attempts ge 0"));
  return collection(
    mails.filter((one) => one.nextAttemptDateTime),
    asked,
  );
}

function onWaiting(call: Call, change: Partial<MailMessage>) {
  const mail = find(call);
  if (!mail) return notFound("mail");
  if (!mail.nextAttemptDateTime)
    return refuse(409, "mailNotWaiting", "It does not wait any more: it was sent, given up or canceled.");
  Object.assign(mail, change);
  return done;
}

export const mailRoutes: Route[] = [
  [
    "GET",
    `${path}/relay`,
    ({ world: { conferencing } }) =>
      ok(
        conferencing.hasRelay
          ? { isConfigured: true, senderAddress: "beffroi@septentrion.example", senderName: null }
          : { isConfigured: false, senderAddress: null, senderName: null },
      ),
  ],
  ["GET", `${path}/messages`, ({ world, url }) => ok(listed(world.conferencing.mails, url))],
  [
    "GET",
    `${path}/messages/{id}`,
    (call) => {
      const mail = find(call);
      return mail ? ok({ ...mail, preview: previewOf(call, mail) }) : notFound("mail");
    },
  ],
  ["POST", `${path}/messages/{id}/retry`, (call) => onWaiting(call, { nextAttemptDateTime: new Date().toISOString() })],
  [
    "POST",
    `${path}/messages/{id}/cancel`,
    (call) => onWaiting(call, { state: "canceled", nextAttemptDateTime: null, doneDateTime: new Date().toISOString() }),
  ],
  [
    "POST",
    "/v1.0/directoryObjects/getByIds",
    ({ world, url, body }) => {
      const wanted = new Set<string>(body.ids);
      const rows = world.people
        .filter((one) => wanted.has(one.id))
        .map(({ id, displayName }) => ({ "@odata.type": "#microsoft.graph.user", id, displayName }));
      return ok(collection(rows, url));
    },
  ],
];
