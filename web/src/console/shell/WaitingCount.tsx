import { CounterBadge } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { messagesInState } from "../home/counts";

/** How many messages of others wait for this approver. Nothing where none does. */
export function WaitingCount() {
  const { t } = useTranslation();
  const messages = useQuery(messagesInState("pendingApproval"));
  const count = messages.data?.value.filter((one) => one.allowedActions.includes("approve")).length ?? 0;
  if (count === 0) return null;
  return (
    <>
      <CounterBadge className="nav-count" count={count} overflowCount={19} color="brand" aria-hidden="true" />
      <span className="visually-hidden"> ({t("shell.waiting", { count })})</span>
    </>
  );
}
