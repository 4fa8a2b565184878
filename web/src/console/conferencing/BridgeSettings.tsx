import { Button } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { ConferencingSettings } from "../../api/types";
import { useCan } from "../../session/useSession";
import { ErrorState } from "../../ui/ErrorState";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { ProblemBar } from "../dialog/ProblemBar";
import { TableSkeleton } from "../list/TableSkeleton";
import { RelayWarning } from "../mail/RelayNote";
import { useNotice } from "../shell/notices";
import { AdvancedFields } from "./AdvancedFields";
import { changesOf, type TypedSettings, typedSettings, wrongIn } from "./bridgeSettings";
import { ConferenceFields } from "./ConferenceFields";
import { conferencingSettingsQuery } from "./conferencingQueries";
import { AutomaticField, SenderFields } from "./SenderFields";

/** What holds for the conferences of everybody. */
export function BridgeSettings() {
  const settings = useQuery(conferencingSettingsQuery);
  if (settings.isPending) return <TableSkeleton columns={2} />;
  if (settings.isError)
    return (
      <div className="card">
        <ErrorState error={settings.error} onRetry={() => settings.refetch()} />
      </div>
    );
  return <SettingsForm settings={settings.data} />;
}

/** What is typed, over the version that was opened. */
function useTyped(settings: ConferencingSettings) {
  const [opened, setOpened] = useState(settings);
  const [typed, setTyped] = useState(() => typedSettings(settings));
  const take = (saved: ConferencingSettings) => {
    setOpened(saved);
    setTyped(typedSettings(saved));
  };
  const changes = changesOf(opened, typed);
  const isChanged = Object.keys(changes).length > 0;
  // What somebody else has saved is shown; where something is typed already, saving it tells.
  if (opened["@odata.etag"] !== settings["@odata.etag"] && !isChanged) take(settings);
  const change = (part: Partial<TypedSettings>) => setTyped({ ...typed, ...part });
  return { opened, typed, change, changes, isChanged, take };
}

function SettingsForm({ settings }: { settings: ConferencingSettings }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const mayWrite = useCan("Conferencing.ReadWrite.All");
  const { opened, typed, change, changes, isChanged, take } = useTyped(settings);
  const wrong = wrongIn(typed);
  const isWrong = Object.keys(wrong).length > 0;
  const save = useMutation({
    mutationFn: async () => {
      const params = { header: { "If-Match": opened["@odata.etag"] } };
      return unwrap(client.PATCH("/beta/admin/conferencing/settings", { params, body: changes }));
    },
    onSuccess: (saved) => {
      const whole = saved as ConferencingSettings;
      queries.setQueryData(conferencingSettingsQuery.queryKey, whole);
      take(whole);
      notify(t("conferencing.settings.saved"));
    },
  });
  const reload = async () => {
    save.reset();
    take(await queries.fetchQuery({ ...conferencingSettingsQuery, staleTime: 0 }));
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isWrong && isChanged) save.mutate();
  };
  const fields = { typed, wrong, onChange: change, disabled: !mayWrite };
  return (
    <form className="column settings-form" onSubmit={submit} noValidate>
      <RelayWarning />
      <AutomaticField {...fields} />
      <SenderFields {...fields} />
      <ConferenceFields {...fields} />
      <AdvancedFields {...fields} />
      {save.isError && <ProblemBar error={save.error} onReload={reload} />}
      {mayWrite && (
        <div className="row-actions">
          <Button type="submit" appearance="primary" disabledFocusable={save.isPending || isWrong || !isChanged}>
            {t("shared.action.save")}
          </Button>
          <ResetSettings onReset={reload} />
        </div>
      )}
    </form>
  );
}

/** Brings back the usual, after a question. */
function ResetSettings({ onReset }: { onReset: () => Promise<void> }) {
  const { t } = useTranslation();
  const notify = useNotice();
  const [asking, setAsking] = useState(false);
  const reset = async () => {
    await unwrap(client.DELETE("/beta/admin/conferencing/settings"));
    await onReset();
    notify(t("conferencing.settings.resetDone"));
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t("conferencing.settings.reset")}</Button>
      {asking && (
        <ConfirmDialog
          title={t("conferencing.settings.resetTitle")}
          confirmLabel={t("conferencing.settings.reset")}
          destructive
          onConfirm={reset}
          onClose={() => setAsking(false)}
        >
          <p>{t("conferencing.settings.resetHelp")}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
