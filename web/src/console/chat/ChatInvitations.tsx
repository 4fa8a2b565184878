import { MailInboxRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ExternalInvitation } from "../../api/types";
import { useCan } from "../../session/useSession";
import { EmptyState } from "../../ui/EmptyState";
import { ListFilter, ListTools } from "../list/ListTools";
import { ListView } from "../list/ListView";
import { externalChatRoute } from "../router";
import { invitationsQuery } from "./chatQueries";
import { invitationStates } from "./InvitationBadge";
import { NewDomains } from "./NewDomains";
import { useInvitationColumns } from "./useInvitationColumns";
import { useWholeList } from "./useWholeList";
import { WithdrawInvitation } from "./WithdrawInvitation";

/** Domains that wait for a decision, and who was invited. */
export function ChatInvitations() {
  const { t } = useTranslation();
  const { state } = externalChatRoute.useSearch();
  const navigate = externalChatRoute.useNavigate();
  const mayWrite = useCan("Policy.ReadWrite.CrossTenantAccess");
  const [withdrawing, setWithdrawing] = useState<ExternalInvitation>();
  const columns = useInvitationColumns(mayWrite, setWithdrawing);
  const list = useWholeList(invitationsQuery, (row) => !state || row.state === state, state ?? "");
  const filter = (next: string | undefined) => navigate({ search: { tab: "invitations", state: next }, replace: true });
  return (
    <div className="column">
      <NewDomains />
      <section className="list-section">
        <h2>{t("externalChat.invitations.title")}</h2>
        <ListTools>
          <ListFilter
            label={t("externalChat.invitations.filter")}
            value={state}
            onChange={filter}
            options={invitationStates.map((value) => ({
              value,
              label: t(`externalChat.invitations.state.${value}`),
            }))}
          />
        </ListTools>
        <ListView
          label={t("externalChat.invitations.title")}
          list={list}
          columns={columns}
          rowKey={(row) => row.id}
          times
          filtered={state !== undefined}
          onClearFilters={() => filter(undefined)}
          empty={
            <EmptyState
              icon={<MailInboxRegular />}
              title={t("externalChat.invitations.empty")}
              help={t("externalChat.invitations.emptyHelp")}
            />
          }
        />
      </section>
      {withdrawing && <WithdrawInvitation invitation={withdrawing} onClose={() => setWithdrawing(undefined)} />}
    </div>
  );
}
