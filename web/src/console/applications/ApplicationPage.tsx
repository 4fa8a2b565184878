import { Button } from "@fluentui/react-components";
import { DeleteRegular, EditRegular } from "@fluentui/react-icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { Application } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useServerWords } from "../../i18n/useServerWords";
import { useCan, useSession } from "../../session/useSession";
import { ClockNote } from "../../ui/ClockNote";
import { ErrorState } from "../../ui/ErrorState";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { CopyText } from "../dialog/CopyText";
import { Facts } from "../dialog/Facts";
import { TableSkeleton } from "../list/TableSkeleton";
import { applicationRoute } from "../router";
import { useNotice } from "../shell/notices";
import { Page } from "../shell/Page";
import { ApplicationForm } from "./ApplicationForm";
import { redirectUrisOf } from "./application";
import { applicationQuery } from "./applicationQueries";
import { Certificates } from "./Certificates";
import { Secrets } from "./Secrets";

/** One application: how it signs in, and what it may do. */
export function ApplicationPage() {
  const { t } = useTranslation();
  const { applicationId } = applicationRoute.useParams();
  const application = useQuery(applicationQuery(applicationId));
  const trail = (
    <Link className="link" to="/applications">
      {t("applications.title")}
    </Link>
  );
  if (application.data)
    return (
      <Page
        title={application.data.displayName}
        trail={trail}
        intro={application.data.description}
        actions={<ApplicationActions application={application.data} />}
      >
        <ApplicationDetails application={application.data} />
      </Page>
    );
  return (
    <Page title={t("applications.title")} trail={trail}>
      {application.error ? (
        <div className="card">
          <ErrorState error={application.error} onRetry={() => application.refetch()} />
        </div>
      ) : (
        <TableSkeleton columns={2} />
      )}
    </Page>
  );
}

function ApplicationDetails({ application }: { application: Application }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useServerWords();
  const session = useSession();
  const uris = redirectUrisOf(application);
  const mayWrite = useCan("Application.ReadWrite.All");
  return (
    <div className="column">
      <section className="card panel" aria-labelledby="application-ids">
        <h2 id="application-ids">{t("applications.section.signIn")}</h2>
        <Facts
          entries={[
            [
              t("applications.field.clientId"),
              <CopyText key="id" label={t("applications.field.clientId")} text={application.appId} />,
            ],
            [
              t("applications.field.tenantId"),
              <CopyText key="tenant" label={t("applications.field.tenantId")} text={session.tenant.id} />,
            ],
            [
              t("applications.field.authority"),
              <CopyText
                key="authority"
                label={t("applications.field.authority")}
                text={`${location.origin}/${session.tenant.id}`}
              />,
            ],
            [
              t("applications.field.kind"),
              t(application.isFallbackPublicClient ? "applications.kind.public" : "applications.kind.confidential"),
            ],
            [
              t("applications.field.redirectUris"),
              uris.length > 0 ? uris.map((uri) => <div key={uri}>{uri}</div>) : null,
            ],
            [t("applications.column.created"), format.dateTime(application.createdDateTime)],
          ]}
        />
        <ClockNote />
      </section>
      <section className="card panel" aria-labelledby="application-permissions">
        <h2 id="application-permissions">{t("applications.field.permissions")}</h2>
        {application.permissions.length === 0 && <p>{t("applications.none.permission")}</p>}
        <ul className="permission-list">
          {application.permissions.map((permission) => (
            <li key={permission}>
              {words.permission(permission)}
              <code className="muted">{permission}</code>
            </li>
          ))}
        </ul>
      </section>
      {!application.isFallbackPublicClient && <Secrets application={application} mayWrite={mayWrite} />}
      <Certificates application={application} mayWrite={mayWrite} />
    </div>
  );
}

function ApplicationActions({ application }: { application: Application }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"edit" | "delete">();
  if (!useCan("Application.ReadWrite.All")) return null;
  const close = () => setOpen(undefined);
  return (
    <>
      <Button icon={<EditRegular />} onClick={() => setOpen("edit")}>
        {t("applications.edit")}
      </Button>
      <Button icon={<DeleteRegular />} onClick={() => setOpen("delete")}>
        {t("applications.delete")}
      </Button>
      {open === "edit" && <ApplicationForm application={application} onClose={close} />}
      {open === "delete" && <DeleteApplication application={application} onClose={close} />}
    </>
  );
}

function DeleteApplication({ application, onClose }: { application: Application; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const notify = useNotice();
  const remove = async () => {
    await unwrap(client.DELETE("/v1.0/applications/{id}", { params: { path: { id: application.id } } }));
    await navigate({ to: "/applications" });
    queries.removeQueries({ queryKey: ["applications", "one", application.id] });
    await queries.invalidateQueries({ queryKey: ["applications"] });
    notify(t("applications.deleted", { name: application.displayName }));
  };
  return (
    <ConfirmDialog
      title={t("applications.deleteTitle", { name: application.displayName })}
      confirmLabel={t("applications.delete")}
      destructive
      onConfirm={remove}
      onClose={onClose}
    >
      <p>{t("applications.deleteHelp")}</p>
    </ConfirmDialog>
  );
}
