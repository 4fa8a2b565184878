import { Button } from "@fluentui/react-components";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ExternalChatSettings } from "../../api/types";
import { useCan } from "../../session/useSession";
import { ErrorState } from "../../ui/ErrorState";
import { LeaveGuard } from "../composer/LeaveGuard";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { ProblemBar } from "../dialog/ProblemBar";
import { TableSkeleton } from "../list/TableSkeleton";
import { BlockedFields } from "./BlockedFields";
import { chatSettingsQuery } from "./chatQueries";
import { removesMessages } from "./chatSettings";
import { DomainFields } from "./DomainFields";
import { FileFields, InvitationFields, LifeFields } from "./LifeFields";
import { MasterFields, PersonalFields } from "./MasterFields";
import { useSaveRules, useTypedRules } from "./useTypedRules";

/** What the organization decides for everybody. */
export function ChatRules() {
  const settings = useQuery(chatSettingsQuery);
  if (settings.isPending) return <TableSkeleton columns={2} />;
  if (settings.isError)
    return (
      <div className="card">
        <ErrorState error={settings.error} onRetry={() => settings.refetch()} />
      </div>
    );
  return <RulesForm settings={settings.data} />;
}

function RulesForm({ settings }: { settings: ExternalChatSettings }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const mayWrite = useCan("Policy.ReadWrite.CrossTenantAccess");
  const [isAsking, setAsking] = useState(false);
  const rules = useTypedRules(settings);
  const { opened, typed, wrong, changes, isChanged, isWrong, take } = rules;
  const save = useSaveRules(rules);
  const reload = async () => {
    save.reset();
    take(await queries.fetchQuery({ ...chatSettingsQuery, staleTime: 0 }));
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isWrong || !isChanged || save.isPending) return;
    if (removesMessages(opened, changes)) setAsking(true);
    else save.mutate();
  };
  const fields = { typed, wrong, onChange: rules.change, disabled: !mayWrite };
  return (
    <form className="column settings-form" onSubmit={submit} noValidate>
      <LeaveGuard tab isDirty={() => isChanged} />
      <MasterFields {...fields} />
      <PersonalFields {...fields} />
      <DomainFields {...fields} />
      <BlockedFields {...fields} />
      <InvitationFields {...fields} />
      <LifeFields {...fields} />
      <FileFields {...fields} />
      {save.isError && <ProblemBar error={save.error} onReload={reload} />}
      {mayWrite && (
        <>
          <p className="muted">{t("externalChat.rules.effect")}</p>
          <div className="row-actions">
            <Button type="submit" appearance="primary" disabledFocusable={save.isPending || isWrong || !isChanged}>
              {t("shared.action.save")}
            </Button>
            <Button disabledFocusable={!isChanged || save.isPending} onClick={() => take(settings)}>
              {t("externalChat.rules.discard")}
            </Button>
          </div>
        </>
      )}
      {isAsking && (
        <ConfirmDialog
          title={t("externalChat.rules.retention.title", { days: changes.retentionDays ?? 0 })}
          confirmLabel={t("externalChat.rules.retention.confirm")}
          destructive
          onConfirm={() => save.mutateAsync()}
          onClose={() => setAsking(false)}
        >
          <p>{t("externalChat.rules.retention.help")}</p>
        </ConfirmDialog>
      )}
    </form>
  );
}
