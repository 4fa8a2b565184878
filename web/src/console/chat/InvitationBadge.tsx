import { Badge } from "@fluentui/react-components";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ExternalInvitation } from "../../api/types";
import { useCan } from "../../session/useSession";

export const invitationStates = ["open", "used", "withdrawn", "expired"] as const;
const deliveries = ["mail", "waiting", "sent", "failed"] as const;

const colors = { open: "brand", used: "success", withdrawn: "informative", expired: "warning" } as const;

/** What has become of an invitation. */
export function InvitationBadge({ invitation }: { invitation: ExternalInvitation }) {
  const { t } = useTranslation();
  const state = invitationStates.find((one) => one === invitation.state) ?? "expired";
  return (
    <Badge appearance="tint" color={colors[state]} className="state-badge">
      {t(`externalChat.invitations.state.${state}`)}
    </Badge>
  );
}

/** On which way it goes, and what the gateway said; of e-mails, the mail log tells more. */
export function DeliveryWords({ invitation }: { invitation: ExternalInvitation }) {
  const { t } = useTranslation();
  const mayReadMails = useCan("ExchangeMessageTrace.Read.All");
  const delivery = deliveries.find((one) => one === invitation.delivery) ?? "waiting";
  const words = t(`externalChat.invitations.delivery.${delivery}`);
  if (delivery === "mail" && mayReadMails)
    return (
      <Link className="link whole-words" to="/mail">
        {words}
      </Link>
    );
  return (
    <span className="delivery">
      <span className={delivery === "failed" ? "bad-words" : undefined}>{words}</span>
      {invitation.deliveryWords && <span className="muted">{invitation.deliveryWords}</span>}
    </span>
  );
}
