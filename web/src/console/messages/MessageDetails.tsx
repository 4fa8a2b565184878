import { useTranslation } from "react-i18next";
import type { Message } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { ClockNote } from "../../ui/ClockNote";
import { WebAddress } from "../../ui/WebAddress";
import { Facts } from "../dialog/Facts";
import { RecipientWords } from "./RecipientWords";

/** What the message is, who gets it and when. */
export function MessageDetails({ message }: { message: Message }) {
  const { t } = useTranslation();
  return (
    <>
      <section className="card panel">
        <h2>{t("messages.details.title")}</h2>
        <BasicFacts message={message} />
        <ClockNote />
      </section>
      <section className="card panel">
        <h2>{t("messages.recipients.title")}</h2>
        <RecipientWords recipients={message.recipients} groupNames={message.groupNames} />
      </section>
    </>
  );
}

function BasicFacts({ message }: { message: Message }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { schedule } = message;
  const start = schedule.startDateTime ?? message.activatedDateTime;
  const when: [string, React.ReactNode][] =
    message.urgency === "urgent"
      ? [
          [t("messages.details.start"), t("messages.details.atOnce")],
          [t("messages.details.end"), t("messages.details.urgentKept")],
        ]
      : [
          [t("messages.details.start"), start ? format.dateTime(start) : t("messages.details.onApproval")],
          [t("messages.details.end"), format.dateTime(schedule.endDateTime)],
          [t("messages.details.frequency"), t(`messages.frequency.${schedule.frequency}`)],
          [t("messages.details.spread"), t("messages.details.minutes", { count: schedule.spreadMinutes })],
        ];
  return (
    <Facts
      entries={[
        [t("messages.details.objective"), t(`messages.objective.${message.objective}`)],
        [t("messages.details.location"), t(`shared.location.${message.location}`)],
        [t("messages.details.urgency"), t(`shared.urgency.${message.urgency}`)],
        [t("messages.details.priority"), t(`messages.priority.${message.priority}`)],
        ...when,
        [t("messages.details.link"), <SafeLink key="link" address={message.content.link} />],
        [t("messages.details.author"), message.author.displayName],
        [t("messages.details.created"), format.dateTime(message.createdDateTime)],
        [t("messages.details.changed"), format.dateTime(message.lastModifiedDateTime)],
      ]}
    />
  );
}

/** A draft's link may be anything: only https becomes a link. */
function SafeLink({ address }: { address: string }) {
  if (!address.startsWith("https://")) return address || "–";
  return (
    <a className="link" href={address} target="_blank" rel="noopener noreferrer">
      <WebAddress text={address} />
    </a>
  );
}
