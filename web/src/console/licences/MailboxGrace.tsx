import { Switch } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { useCan } from "../../session/useSession";
import { ErrorState } from "../../ui/ErrorState";
import { ProblemBar } from "../dialog/ProblemBar";
import { useNotice } from "../shell/notices";
import { licenceSettingsQuery } from "./licenceQueries";

/** What becomes of a mailbox whose last licence goes. */
export function MailboxGrace() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const mayWrite = useCan("LicenseAssignment.ReadWrite.All");
  const settings = useQuery(licenceSettingsQuery);
  const save = useMutation({
    mutationFn: (delayedDelicensingEnabled: boolean) =>
      unwrap(client.PATCH("/beta/admin/licenses/settings", { body: { delayedDelicensingEnabled } })),
    onSuccess: (saved) => {
      queries.setQueryData(licenceSettingsQuery.queryKey, saved);
      notify(t("licences.grace.saved"));
    },
  });
  if (settings.isPending) return null;
  return (
    <section className="card panel">
      <h2>{t("licences.grace.title")}</h2>
      {settings.isError && <ErrorState error={settings.error} onRetry={() => settings.refetch()} />}
      {settings.data && (
        <div>
          <Switch
            label={t("licences.grace.label")}
            checked={settings.data.delayedDelicensingEnabled}
            disabled={!mayWrite || save.isPending}
            onChange={(_, data) => save.mutate(data.checked)}
          />
          <p className="muted">{t("licences.grace.help")}</p>
        </div>
      )}
      {save.isError && <ProblemBar error={save.error} />}
    </section>
  );
}
