// What the e-mails about conferences say, as the server writes them.

export const mailKinds = ["enabled", "changed", "pinReset", "disabled", "information"] as const;
export type MailKind = (typeof mailKinds)[number];

export interface MailFacts {
  conferenceId: string;
  tollNumber: string | null;
  pin: string;
}

const english: Record<MailKind, [title: string, ...body: string[]]> = {
  enabled: [
    "You can now hold conferences by phone",
    "People can join your meetings from any phone: they dial the number and enter your conference ID.",
    "You open a meeting by phone with your PIN. Keep the PIN to yourself; nobody else needs it.",
    "Meetings that you have planned already don't have the number yet: send those invitations again.",
  ],
  changed: [
    "Your conference details have changed",
    "From now on these details hold for your conferences by phone; the old ones work no longer. Your PIN stays the same.",
    "Meetings that you have planned already still show the old details: send those invitations again.",
  ],
  pinReset: [
    "Your conference PIN has been reset",
    "You open your meetings by phone with this new PIN; the old one works no longer. Keep it to yourself; nobody else needs it.",
  ],
  disabled: [
    "You can no longer hold conferences by phone",
    "Your conference ID and your PIN work no longer.",
    "Meetings that you have planned already still show a phone number: remove it, or send those invitations again.",
  ],
  information: [
    "Your conference details",
    "People can join your meetings from any phone: they dial the number and enter your conference ID.",
  ],
};

const french: Record<MailKind, [title: string, ...body: string[]]> = {
  enabled: [
    "Vous pouvez désormais tenir des conférences par téléphone",
    "Chacun peut rejoindre vos réunions depuis n’importe quel téléphone : il compose le numéro, puis votre ID de conférence.",
    "Vous ouvrez une réunion par téléphone avec votre code confidentiel. Gardez-le pour vous : personne d’autre n’en a besoin.",
    "Les réunions déjà prévues ne portent pas encore le numéro : renvoyez ces invitations.",
  ],
  changed: [
    "Vos informations de conférence ont changé",
    "Voici ce qui vaut désormais pour vos conférences téléphoniques ; les anciennes informations ne sont plus valables. Votre code confidentiel reste le même.",
    "Les réunions déjà prévues portent encore les anciennes informations : renvoyez ces invitations.",
  ],
  pinReset: [
    "Votre code confidentiel de conférence a été réinitialisé",
    "Vous ouvrez vos réunions par téléphone avec ce nouveau code confidentiel ; l’ancien n’est plus valable. Gardez-le pour vous : personne d’autre n’en a besoin.",
  ],
  disabled: [
    "Vous ne pouvez plus tenir de conférences par téléphone",
    "Votre ID de conférence et votre code confidentiel ne sont plus valables.",
    "Les réunions déjà prévues portent encore un numéro de téléphone : retirez-le ou renvoyez ces invitations.",
  ],
  information: [
    "Vos informations de conférence",
    "Chacun peut rejoindre vos réunions depuis n’importe quel téléphone : il compose le numéro, puis votre ID de conférence.",
  ],
};

const words = {
  en: { said: english, id: "Conference ID: ", toll: "Phone number: ", pin: "PIN: " },
  fr: { said: french, id: "ID de conférence : ", toll: "Numéro de téléphone : ", pin: "Code confidentiel : " },
};

const font = "font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";
const dark =
  "@media (prefers-color-scheme: dark) {.page { background-color: #1f1f1f !important; }.card { background-color: #292929 !important; border-color: #424242 !important; }.strong { color: #ffffff !important; }.soft { color: #d6d6d6 !important; }}";

/** Subject, text and page of one of them. */
export function writtenMail(kind: MailKind, language: "en" | "fr", facts: MailFacts) {
  const { said, id, toll, pin } = words[language];
  const [title, ...body] = said[kind];
  const spaced = `${facts.conferenceId.slice(0, 3)}\u00a0${facts.conferenceId.slice(3)}`;
  const lines: [string, string][] = kind === "disabled" ? [] : [[id, spaced]];
  if (kind !== "disabled" && facts.tollNumber) lines.push([toll, facts.tollNumber]);
  if (kind === "enabled" || kind === "pinReset") lines.push([pin, facts.pin]);
  const foot =
    language === "fr"
      ? "Vous recevez ce courriel car Septentrion gère vos conférences téléphoniques."
      : "You get this e-mail because Septentrion manages your conferences by phone.";
  const text = [title, "", ...body, "", ...lines.map(([name, fact]) => name + fact), "", "-- ", foot, ""].join("\n");
  const paragraph = (size: number, content: string) =>
    `<p class="soft" style="${font}margin:0 0 8px;font-size:${size}px;line-height:${size + 8}px;color:#424242;">${content}</p>`;
  const html = `<!DOCTYPE html><html lang="${language}" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title}</title><style>${dark}</style></head><body class="page" style="margin:0;padding:0;background-color:#f5f5f5;"><table class="page" role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background-color:#f5f5f5;"><tr><td align="center" style="padding:24px 12px;"><table class="card" role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:584px;background-color:#ffffff;border:1px solid #e0e0e0;border-radius:8px;"><tr><td style="padding:24px 32px;">${paragraph(14, "Septentrion")}<h1 class="strong" style="${font}margin:0 0 12px;font-size:22px;line-height:28px;font-weight:600;color:#242424;">${title}</h1>${body.map((line) => paragraph(16, line)).join("")}${lines.map(([name, fact]) => paragraph(14, `<strong class="strong">${name}</strong>${fact}`)).join("")}${paragraph(12, foot)}</td></tr></table></td></tr></table></body></html>`;
  return { subject: title, language, text, html };
}
