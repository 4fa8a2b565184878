import { Tab, TabList } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Message } from "../../api/types";
import { ErrorState } from "../../ui/ErrorState";
import { TableSkeleton } from "../list/TableSkeleton";
import { ExplainPanel } from "../report/ExplainPanel";
import { messageRoute } from "../router";
import { Page } from "../shell/Page";
import { ApprovalPanel } from "./ApprovalPanel";
import { MessageActions } from "./MessageActions";
import { MessageDetails } from "./MessageDetails";
import { MessagePreview } from "./MessagePreview";
import { messageQuery } from "./messageQueries";
import { StateBadge } from "./StateBadge";

const ReportPanel = lazy(() => import("../report/ReportPanel").then((module) => ({ default: module.ReportPanel })));

const tabs = ["overview", "report", "explain"] as const;
type TabKey = (typeof tabs)[number];

/** One message: what it says, who decided, what came back. */
export function MessagePage() {
  const { t } = useTranslation();
  const { messageId } = messageRoute.useParams();
  const message = useQuery(messageQuery(messageId));
  const trail = (
    <Link className="link" to="/messages">
      {t("messages.title")}
    </Link>
  );
  if (message.data) return <LoadedMessage message={message.data} trail={trail} />;
  return (
    <Page title={t("messages.title")} trail={trail}>
      {message.error ? (
        <div className="card">
          <ErrorState error={message.error} onRetry={() => message.refetch()} />
        </div>
      ) : (
        <TableSkeleton columns={2} />
      )}
    </Page>
  );
}

function LoadedMessage({ message, trail }: { message: Message; trail: React.ReactNode }) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<TabKey>("overview");
  return (
    <Page
      title={message.name}
      trail={trail}
      marks={<StateBadge state={message.state} />}
      intro={t(`messages.stateHelp.${message.state}`)}
      actions={<MessageActions message={message} />}
    >
      <TabList
        selectedValue={tab}
        onTabSelect={(_, data) => setTab(data.value as TabKey)}
        aria-label={message.name}
        className="tabs"
      >
        {tabs.map((one) => (
          <Tab key={one} value={one} id={`tab-${one}`} aria-controls="tab-panel">
            {t(`messages.tab.${one}`)}
          </Tab>
        ))}
      </TabList>
      <div role="tabpanel" id="tab-panel" aria-labelledby={`tab-${tab}`}>
        {tab === "overview" && <Overview message={message} />}
        {tab === "report" && (
          <Suspense fallback={<TableSkeleton columns={4} />}>
            <ReportPanel messageId={message.id} name={message.name} />
          </Suspense>
        )}
        {tab === "explain" && <ExplainPanel messageId={message.id} />}
      </div>
    </Page>
  );
}

function Overview({ message }: { message: Message }) {
  return (
    <div className="two-columns">
      <div className="column">
        {message.approval && <ApprovalPanel message={message} approval={message.approval} />}
        <MessageDetails message={message} />
      </div>
      <div className="column">
        <MessagePreview location={message.location} content={message.content} />
      </div>
    </div>
  );
}
