import { Button, Checkbox, Field, Input, MessageBar, MessageBarBody, Textarea } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { MessageSettings as Settings } from "../../api/types";
import { useCan } from "../../session/useSession";
import { ErrorState } from "../../ui/ErrorState";
import { messageSettingsQuery } from "../composer/useBounds";
import { ProblemBar } from "../dialog/ProblemBar";
import { TableSkeleton } from "../list/TableSkeleton";
import { useNotice } from "../shell/notices";

/** The fields that are whole numbers, with the least and the most that each can be. */
const numbers = [
  { key: "maxTitleLength", least: 1, most: 250 },
  { key: "maxBodyLength", least: 1, most: 4000 },
  { key: "maxButtonTextLength", least: 1, most: 100 },
  { key: "reachGrowthPercent", least: 0, most: 10_000 },
  { key: "dailyFiguresRetentionInDays", least: 1, most: 3660 },
] as const;

type NumberKey = (typeof numbers)[number]["key"];

/** What holds for every message of the organization. */
export function MessageSettings() {
  const { t } = useTranslation();
  const settings = useQuery(messageSettingsQuery);
  return (
    <section className="card panel settings-form" aria-labelledby="message-settings">
      <h2 id="message-settings">{t("settings.messages.title")}</h2>
      <p className="muted">{t("settings.messages.intro")}</p>
      {settings.isPending && <TableSkeleton columns={2} />}
      {settings.isError && <ErrorState error={settings.error} onRetry={() => settings.refetch()} />}
      {settings.data && <SettingsForm settings={settings.data} />}
    </section>
  );
}

function SettingsForm({ settings }: { settings: Settings }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const mayWrite = useCan("Organization.ReadWrite.All");
  const [values, setValues] = useState<Record<NumberKey, string>>({
    maxTitleLength: String(settings.maxTitleLength),
    maxBodyLength: String(settings.maxBodyLength),
    maxButtonTextLength: String(settings.maxButtonTextLength),
    reachGrowthPercent: String(settings.reachGrowthPercent),
    dailyFiguresRetentionInDays: String(settings.dailyFiguresRetentionInDays),
  });
  const [licenses, setLicenses] = useState(settings.qualifyingLicenses.join("\n"));
  const [microsoft, setMicrosoft] = useState(settings.allowMicrosoftMessages);
  const [domains, setDomains] = useState(settings.allowedLinkDomains.join("\n"));
  const save = useMutation({
    mutationFn: () =>
      unwrap(
        client.PATCH("/beta/admin/organizationalMessages/settings", {
          body: {
            maxTitleLength: Number(values.maxTitleLength),
            maxBodyLength: Number(values.maxBodyLength),
            maxButtonTextLength: Number(values.maxButtonTextLength),
            reachGrowthPercent: Number(values.reachGrowthPercent),
            dailyFiguresRetentionInDays: Number(values.dailyFiguresRetentionInDays),
            allowMicrosoftMessages: microsoft,
            qualifyingLicenses: licenses.split(/[\s,;]+/).filter((name) => name !== ""),
            allowedLinkDomains: domains.split(/[\s,;]+/).filter((domain) => domain !== ""),
          },
        }),
      ),
    onSuccess: (saved) => {
      queries.setQueryData(messageSettingsQuery.queryKey, saved);
      setDomains(saved.allowedLinkDomains.join("\n"));
      setLicenses(saved.qualifyingLicenses.join("\n"));
      notify(t("settings.saved"));
    },
  });
  const wrong = ({ key, least, most }: (typeof numbers)[number]) =>
    /^\d{1,6}$/.test(values[key].trim()) && Number(values[key]) >= least && Number(values[key]) <= most
      ? undefined
      : t("settings.messages.wrongNumber", { least, most });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!numbers.some(wrong)) save.mutate();
  };
  return (
    <form className="column" onSubmit={submit} noValidate>
      {!mayWrite && (
        <MessageBar intent="info">
          <MessageBarBody>{t("settings.readOnly")}</MessageBarBody>
        </MessageBar>
      )}
      {numbers.map((one) => (
        <Field
          key={one.key}
          label={t(`settings.messages.${one.key}`)}
          hint={t(`settings.messages.${one.key}Help`)}
          validationMessage={wrong(one)}
        >
          <Input
            inputMode="numeric"
            value={values[one.key]}
            disabled={!mayWrite}
            onChange={(_, data) => setValues({ ...values, [one.key]: data.value })}
          />
        </Field>
      ))}
      <Field label={t("settings.messages.domains")} hint={t("settings.messages.domainsHelp")}>
        <Textarea
          rows={3}
          resize="vertical"
          spellCheck={false}
          value={domains}
          disabled={!mayWrite}
          onChange={(_, data) => setDomains(data.value)}
        />
      </Field>
      <Field label={t("settings.messages.qualifyingLicenses")} hint={t("settings.messages.qualifyingLicensesHelp")}>
        <Textarea
          rows={2}
          resize="vertical"
          spellCheck={false}
          value={licenses}
          disabled={!mayWrite}
          onChange={(_, data) => setLicenses(data.value)}
        />
      </Field>
      <Field hint={t("settings.messages.allowMicrosoftMessagesHelp")}>
        <Checkbox
          label={t("settings.messages.allowMicrosoftMessages")}
          checked={microsoft}
          disabled={!mayWrite}
          onChange={(_, data) => setMicrosoft(data.checked === true)}
        />
      </Field>
      {save.isError && <ProblemBar error={save.error} />}
      {mayWrite && (
        <div>
          <Button type="submit" appearance="primary" disabled={save.isPending}>
            {t("shared.action.save")}
          </Button>
        </div>
      )}
    </form>
  );
}
