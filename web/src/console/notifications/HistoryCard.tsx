import { Button, Field, Input, Switch } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { NotificationSettings } from "../../api/types";
import { useCan } from "../../session/useSession";
import { EntriesSkeleton } from "../../ui/EntriesSkeleton";
import { ErrorState } from "../../ui/ErrorState";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { ProblemBar } from "../dialog/ProblemBar";
import { useNotice } from "../shell/notices";
import { daysTyped, removedBy, usualDays } from "./history";
import { historyQuery, notificationsChanged } from "./notificationQueries";

/** Whether what was sent is kept, and what that means. */
export function HistoryCard() {
  const { t } = useTranslation();
  const heading = useId();
  const settings = useQuery(historyQuery);
  return (
    <section className="card panel settings-form" aria-labelledby={heading}>
      <h2 id={heading}>{t("notifications.history.title")}</h2>
      <p className="muted">{t("notifications.history.help")}</p>
      {settings.isPending && <EntriesSkeleton />}
      {settings.isError && <ErrorState error={settings.error} onRetry={() => settings.refetch()} />}
      {settings.data && <HistoryForm settings={settings.data} />}
    </section>
  );
}

interface Typed {
  /** The version that was changed. */
  etag: string;
  keeps: boolean;
  days: string;
}

const typedOf = ({ "@odata.etag": etag, historyDays }: NotificationSettings): Typed => ({
  etag,
  keeps: historyDays != null,
  days: String(historyDays ?? usualDays),
});

function HistoryForm({ settings }: { settings: NotificationSettings }) {
  const { t } = useTranslation();
  const mayWrite = useCan("DeviceManagementServiceConfig.ReadWrite.All");
  const [changed, setChanged] = useState<Typed>();
  const [asking, setAsking] = useState(false);
  const { keeps, days, etag } = changed ?? typedOf(settings);
  const change = (part: Partial<Typed>) => setChanged({ ...(changed ?? typedOf(settings)), ...part });
  const before = settings.historyDays ?? null;
  const after = keeps ? daysTyped(days) : null;
  const isWrong = after === undefined;
  const removes = isWrong ? "nothing" : removedBy(before, after);
  const done = () => setChanged(undefined);
  const { save, reload } = useSaving(etag, after ?? null, done);
  const submit = useMutation({ mutationFn: save });
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isWrong || before === after || !mayWrite) return;
    if (removes === "nothing") submit.mutate();
    else setAsking(true);
  };
  return (
    <form className="column" onSubmit={onSubmit} noValidate>
      <Switch
        label={t("notifications.history.keep")}
        checked={keeps}
        disabled={!mayWrite}
        onChange={(_, data) => change({ keeps: data.checked })}
      />
      {keeps && (
        <Field
          label={t("notifications.history.days")}
          hint={t("notifications.history.daysHelp")}
          validationMessage={isWrong ? t("notifications.history.daysWrong") : undefined}
        >
          <Input
            className="short-input"
            inputMode="numeric"
            value={days}
            disabled={!mayWrite}
            onChange={(_, data) => change({ days: data.value })}
          />
        </Field>
      )}
      <p>{t(keeps ? "notifications.history.onHelp" : "notifications.history.offHelp")}</p>
      {keeps && before === null && <p className="muted">{t("notifications.history.onlyFromNow")}</p>}
      {submit.isError && <ProblemBar error={submit.error} onReload={() => reload().then(submit.reset)} />}
      {mayWrite && (
        <div>
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={isWrong || before === after || submit.isPending}
          >
            {t("shared.action.save")}
          </Button>
        </div>
      )}
      {asking && (
        <ConfirmDialog
          title={t(removes === "all" ? "notifications.history.removeAllTitle" : "notifications.history.removeTitle")}
          confirmLabel={t("notifications.history.removeConfirm")}
          destructive
          onConfirm={save}
          onClose={() => setAsking(false)}
        >
          <p>{t(removes === "all" ? "notifications.history.willRemoveAll" : "notifications.history.willRemove")}</p>
        </ConfirmDialog>
      )}
    </form>
  );
}

/** Saves the version that was changed; another one is read anew. */
function useSaving(etag: string, historyDays: number | null, done: () => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const save = async () => {
    const params = { header: { "If-Match": etag } };
    const saved = await unwrap(client.PATCH("/beta/admin/notifications/settings", { params, body: { historyDays } }));
    queries.setQueryData(historyQuery.queryKey, saved);
    done();
    void notificationsChanged(queries);
    notify(t("notifications.history.saved"));
  };
  const reload = async () => {
    await queries.fetchQuery({ ...historyQuery, staleTime: 0 });
    done();
  };
  return { save, reload };
}
