import { Switch } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { LicenceSettings as Settings } from "../../api/types";
import { useCan } from "../../session/useSession";
import { ErrorState } from "../../ui/ErrorState";
import { ProblemBar } from "../dialog/ProblemBar";
import { useNotice } from "../shell/notices";
import { licenceSettingsQuery } from "./licenceQueries";

/** What each setting is called in the texts. */
const words = { delayedDelicensingEnabled: "grace", expiryNotices: "notices" } as const;

/** What the organization has decided for all of its licences. */
export function LicenceSettings() {
  const settings = useQuery(licenceSettingsQuery);
  if (settings.isPending) return null;
  if (settings.isError)
    return (
      <section className="card panel">
        <ErrorState error={settings.error} onRetry={() => settings.refetch()} />
      </section>
    );
  return (
    <>
      <LicenceSwitch name="expiryNotices" settings={settings.data} />
      <LicenceSwitch name="delayedDelicensingEnabled" settings={settings.data} />
    </>
  );
}

function LicenceSwitch({ name, settings }: { name: keyof typeof words; settings: Settings }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const mayWrite = useCan("LicenseAssignment.ReadWrite.All");
  const save = useMutation({
    mutationFn: (on: boolean) => unwrap(client.PATCH("/beta/admin/licenses/settings", { body: { [name]: on } })),
    onSuccess: (saved) => {
      queries.setQueryData(licenceSettingsQuery.queryKey, saved);
      notify(t("licences.settingSaved"));
    },
  });
  return (
    <section className="card panel">
      <h2>{t(`licences.${words[name]}.title`)}</h2>
      <div>
        <Switch
          label={t(`licences.${words[name]}.label`)}
          checked={settings[name]}
          disabled={!mayWrite || save.isPending}
          onChange={(_, data) => save.mutate(data.checked)}
        />
        <p className="muted">{t(`licences.${words[name]}.help`)}</p>
      </div>
      {save.isError && <ProblemBar error={save.error} />}
    </section>
  );
}
