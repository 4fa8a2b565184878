import { LockClosedRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Message } from "../../api/types";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorState } from "../../ui/ErrorState";
import { TableSkeleton } from "../list/TableSkeleton";
import { messageQuery } from "../messages/messageQueries";
import { editMessageRoute } from "../router";
import { Page } from "../shell/Page";
import { Composer } from "./Composer";
import { draftOf } from "./draft";

/** A saved draft, opened for editing. */
export function EditMessagePage() {
  const { t } = useTranslation();
  const { messageId } = editMessageRoute.useParams();
  const message = useQuery(messageQuery(messageId));
  if (message.data) return <EditLoaded key={messageId} current={message.data} />;
  return (
    <Page title={t("composer.editTitle")}>
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

function EditLoaded({ current }: { current: Message }) {
  const { t } = useTranslation();
  const { step } = editMessageRoute.useSearch();
  // What others change meanwhile must not overwrite what is being written: the first state stays the base.
  const [base, setBase] = useState(current);
  if (!base.allowedActions.includes("edit")) return <NotEditable message={base} />;
  return (
    <Composer
      key={base["@odata.etag"]}
      title={t("composer.editTitle")}
      initial={draftOf(base)}
      groupNames={base.groupNames}
      saved={base}
      step={step}
      onReload={setBase}
    />
  );
}

function NotEditable({ message }: { message: Message }) {
  const { t } = useTranslation();
  return (
    <Page title={t("composer.editTitle")}>
      <div className="card">
        <EmptyState icon={<LockClosedRegular />} title={t("composer.notEditable")} help={t("composer.notEditableHelp")}>
          <Link className="link" to="/messages/$messageId" params={{ messageId: message.id }}>
            {t("composer.open")}
          </Link>
        </EmptyState>
      </div>
    </Page>
  );
}
