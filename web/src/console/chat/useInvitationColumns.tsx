import { Button } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { ExternalInvitation } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { Address } from "../../ui/Address";
import type { Column } from "../list/DataTable";
import { DeliveryWords, InvitationBadge } from "./InvitationBadge";

/** Who was invited by whom, how that goes, and the way to take it back. */
export function useInvitationColumns(
  mayWrite: boolean,
  onWithdraw: (invitation: ExternalInvitation) => void,
): Column<ExternalInvitation>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const withdraw = (row: ExternalInvitation) =>
    row.state === "open" && (
      <Button
        size="small"
        aria-label={t("externalChat.invitations.withdrawOf", { address: row.address })}
        onClick={() => onWithdraw(row)}
      >
        {t("externalChat.invitations.withdraw")}
      </Button>
    );
  return [
    {
      key: "address",
      header: t("externalChat.invitations.address"),
      isTitle: true,
      cell: (row) => <Address text={row.address} />,
    },
    {
      key: "inviter",
      header: t("externalChat.invitations.inviter"),
      cell: (row) => row.inviterDisplayName || t("externalChat.grants.gone"),
    },
    {
      key: "state",
      header: t("externalChat.invitations.stateHeader"),
      cell: (row) => <InvitationBadge invitation={row} />,
    },
    {
      key: "delivery",
      header: t("externalChat.invitations.deliveryHeader"),
      cell: (row) => <DeliveryWords invitation={row} />,
    },
    {
      key: "created",
      header: t("externalChat.invitations.created"),
      oneLine: true,
      cell: (row) => format.dateTime(row.createdDateTime),
    },
    {
      key: "expires",
      header: t("externalChat.invitations.expires"),
      oneLine: true,
      cell: (row) => format.dateTime(row.expiresDateTime),
    },
    ...(mayWrite ? [{ key: "actions", header: t("shell.list.actions"), isActions: true, cell: withdraw }] : []),
  ];
}
