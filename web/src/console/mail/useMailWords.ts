import { useTranslation } from "react-i18next";
import type { MailMessage } from "../../api/types";
import { translated } from "../../i18n/useServerWords";

/** What a mail is about: its kind in words, or its name where there are none. */
export function useMailKind(): (kind: string) => string {
  const { t } = useTranslation();
  return (kind) => translated(t, `mail.kind.${kind}`, kind);
}

/** Its subject, or what it is about as long as it has none. */
export function useMailTitle(): (mail: Pick<MailMessage, "subject" | "kind">) => string {
  const kindWords = useMailKind();
  return ({ subject, kind }) => subject ?? kindWords(kind);
}

/** Why the server itself did not send one, by its own words. */
const reasons = {
  "a later change took it back": "overtaken",
  "what it would tell did not hold any more": "overtaken",
  "somebody canceled it": "canceled",
  "the person has no e-mail address": "noAddress",
  "the person's address is none that mail can be sent to": "wrongAddress",
  "the address is none that mail can be sent to": "wrongAddress",
  "this server has no mail relay": "noRelay",
} as const;

/** What became of it in the reader's language; a relay's words stay as they are. */
export function useMailReason(): (answer: string) => string {
  const { t } = useTranslation();
  return (answer) => {
    const known = reasons[answer as keyof typeof reasons];
    return known ? t(`mail.reason.${known}`) : answer;
  };
}
