import { Button, Field, Input, MessageBar, MessageBarBody, Select } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { Organization } from "../../api/types";
import { languageNames, languages, supportedLanguage } from "../../i18n/languages";
import { useCan } from "../../session/useSession";
import { ErrorState } from "../../ui/ErrorState";
import { Facts } from "../dialog/Facts";
import { ProblemBar } from "../dialog/ProblemBar";
import { TableSkeleton } from "../list/TableSkeleton";
import { useNotice } from "../shell/notices";
import { Page } from "../shell/Page";
import { LogoCard } from "./LogoCard";
import { MessageSettings } from "./MessageSettings";

/** What holds for the whole organization. */
export function SettingsPage() {
  const { t } = useTranslation();
  const readsMessages = useCan("OrganizationalMessages.Read.All");
  const organization = useQuery({
    queryKey: ["organization"],
    queryFn: () => unwrap(client.GET("/v1.0/organization")),
    select: (page) => page.value[0],
  });
  return (
    <Page title={t("settings.title")} intro={t("settings.intro")}>
      {organization.isPending && <TableSkeleton columns={2} />}
      {organization.isError && (
        <div className="card">
          <ErrorState error={organization.error} onRetry={() => organization.refetch()} />
        </div>
      )}
      <div className="column">
        {organization.data && <OrganizationForm organization={organization.data} />}
        {organization.data && <LogoCard organization={organization.data} />}
        {readsMessages && <MessageSettings />}
      </div>
    </Page>
  );
}

function OrganizationForm({ organization }: { organization: Organization }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const mayWrite = useCan("Organization.ReadWrite.All");
  const [values, setValues] = useState({
    displayName: organization.displayName,
    preferredLanguage: organization.preferredLanguage,
    timeZone: organization.timeZone,
    countryLetterCode: organization.countryLetterCode ?? "",
  });
  const change = (part: Partial<typeof values>) => setValues({ ...values, ...part });
  const save = useMutation({
    mutationFn: () =>
      unwrap(
        client.PATCH("/v1.0/organization/{id}", {
          params: { path: { id: organization.id } },
          body: { ...values, countryLetterCode: values.countryLetterCode.trim().toUpperCase() || null },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries();
      notify(t("settings.saved"));
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (values.displayName.trim() !== "") save.mutate();
  };
  return (
    <form className="card panel settings-form" onSubmit={submit} noValidate>
      <h2>{t("settings.organization")}</h2>
      {!mayWrite && (
        <MessageBar intent="info">
          <MessageBarBody>{t("settings.readOnly")}</MessageBarBody>
        </MessageBar>
      )}
      <OrganizationFields values={values} onChange={change} disabled={!mayWrite} />
      <Facts
        entries={[
          [
            t("settings.domains"),
            organization.verifiedDomains
              .map((one) => (one.isDefault ? `${one.name} (${t("settings.defaultDomain")})` : one.name))
              .join(", "),
          ],
        ]}
      />
      {save.isError && <ProblemBar error={save.error} onReload={() => location.reload()} />}
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

interface Values {
  displayName: string;
  preferredLanguage: string;
  timeZone: string;
  countryLetterCode: string;
}

interface FieldsProps {
  values: Values;
  onChange: (part: Partial<Values>) => void;
  disabled: boolean;
}

function OrganizationFields({ values, onChange, disabled }: FieldsProps) {
  const { t } = useTranslation();
  const nameMissing = values.displayName.trim() === "";
  return (
    <>
      <Field
        label={t("settings.name")}
        hint={t("settings.nameHelp")}
        validationMessage={nameMissing ? `${t("settings.name")} ${t("settings.missing")}` : undefined}
        required
      >
        <Input
          value={values.displayName}
          disabled={disabled}
          onChange={(_, data) => onChange({ displayName: data.value })}
        />
      </Field>
      <Field label={t("settings.language")} hint={t("settings.languageHelp")}>
        <Select
          value={supportedLanguage(values.preferredLanguage) ?? values.preferredLanguage}
          disabled={disabled}
          onChange={(_, data) => onChange({ preferredLanguage: data.value })}
        >
          {languages.map((one) => (
            <option key={one} value={one} lang={one}>
              {languageNames[one]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("settings.timeZone")} hint={t("settings.timeZoneHelp")}>
        <Select value={values.timeZone} disabled={disabled} onChange={(_, data) => onChange({ timeZone: data.value })}>
          {timeZones(values.timeZone).map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </Select>
      </Field>
      <Field label={t("settings.country")} hint={t("settings.countryHelp")}>
        <Input
          value={values.countryLetterCode}
          maxLength={2}
          disabled={disabled}
          onChange={(_, data) => onChange({ countryLetterCode: data.value })}
        />
      </Field>
    </>
  );
}

/** Every time zone that the browser knows, and the one in use. */
function timeZones(current: string): string[] {
  return [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC", current])].sort();
}
