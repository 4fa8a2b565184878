import { CounterBadge, MessageBar, MessageBarBody, Tab, TabList } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useCan } from "../../session/useSession";
import { externalChatRoute } from "../router";
import { Page } from "../shell/Page";
import { ChatContacts } from "./ChatContacts";
import { ChatInvitations } from "./ChatInvitations";
import { ChatPolicies } from "./ChatPolicies";
import { ChatReports } from "./ChatReports";
import { ChatRules } from "./ChatRules";
import { domainsQuery } from "./chatQueries";
import { ExplainChat } from "./ExplainChat";

const tabs = ["rules", "policies", "explain", "contacts", "invitations", "reports"] as const;

/** Chats with people outside: rules, policies, who has to do with whom, and what is reported. */
export function ExternalChatPage() {
  const { t } = useTranslation();
  const search = externalChatRoute.useSearch();
  const navigate = externalChatRoute.useNavigate();
  const mayWrite = useCan("Policy.ReadWrite.CrossTenantAccess");
  const mayReadChats = useCan("Chat.Read.All");
  const offered = tabs.filter((one) => one !== "reports" || mayReadChats);
  const shown = offered.find((one) => one === search.tab) ?? "rules";
  return (
    <Page title={t("externalChat.title")} intro={t("externalChat.intro")}>
      {!mayWrite && shown !== "reports" && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t("externalChat.readOnly")}</MessageBarBody>
        </MessageBar>
      )}
      <TabList
        className="tabs"
        selectedValue={shown}
        onTabSelect={(_, data) =>
          void navigate({ search: data.value === "rules" ? {} : { tab: String(data.value) }, replace: true })
        }
      >
        {offered.map((one) => (
          <Tab key={one} value={one}>
            {t(`externalChat.tab.${one}`)}
            {one === "invitations" && <WaitingDomains />}
          </Tab>
        ))}
      </TabList>
      {shown === "rules" && <ChatRules />}
      {shown === "policies" && <ChatPolicies />}
      {shown === "explain" && <ExplainChat />}
      {shown === "contacts" && <ChatContacts />}
      {shown === "invitations" && <ChatInvitations />}
      {shown === "reports" && <ChatReports />}
    </Page>
  );
}

/** How many domains wait for a decision. Nothing where none does. */
function WaitingDomains() {
  const { t } = useTranslation();
  const domains = useQuery(domainsQuery);
  const count = domains.data?.filter((one) => one.state === "waiting").length ?? 0;
  if (count === 0) return null;
  return (
    <>
      <CounterBadge className="tab-count" count={count} overflowCount={99} color="brand" aria-hidden="true" />
      <span className="visually-hidden"> ({t("externalChat.waiting", { count })})</span>
    </>
  );
}
