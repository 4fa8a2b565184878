import { MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { MailRelay } from "../../api/types";
import { useRelay } from "./mailQueries";

/** From which address mail goes out; where there is no relay, that nothing is sent, and what helps. */
export function RelayNote() {
  const { t } = useTranslation();
  const relay = useRelay();
  if (!relay) return null;
  if (!relay.isConfigured) return <NoRelay />;
  return (
    <p className="relay-line">
      <span className="muted">{t("mail.relay.from")}</span> <SenderWords relay={relay} />
    </p>
  );
}

/** The warning alone, for pages that are about something else. */
export function RelayWarning() {
  const relay = useRelay();
  return relay && !relay.isConfigured ? <NoRelay /> : null;
}

function NoRelay() {
  const { t } = useTranslation();
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t("mail.relay.none")}</MessageBarTitle> {t("mail.relay.noneHelp")}
      </MessageBarBody>
    </MessageBar>
  );
}

function SenderWords({ relay: { senderAddress, senderName } }: { relay: MailRelay }) {
  const { t } = useTranslation();
  const values = { address: senderAddress ?? "", name: senderName ?? "" };
  return <strong>{t(senderName ? "mail.relay.named" : "mail.relay.organization", values)}</strong>;
}
