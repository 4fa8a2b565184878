import { Button, Field, Input, Select } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { Application, PasswordCredential } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { FormDialog } from "../dialog/FormDialog";
import { ShownOnceDialog } from "../dialog/ShownOnceDialog";
import { type Column, DataTable } from "../list/DataTable";
import { ValidityBadge } from "./ValidityBadge";

interface Props {
  application: Application;
  mayWrite: boolean;
}

/** An application's secrets; one can be read only in the moment in which it is made. */
export function Secrets({ application, mayWrite }: Props) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<PasswordCredential>();
  const [removing, setRemoving] = useState<PasswordCredential>();
  const columns = useSecretColumns(mayWrite ? setRemoving : undefined);
  return (
    <div className="card panel">
      <div className="panel-head">
        <h2>{t("applications.section.secrets")}</h2>
        {mayWrite && (
          <Button icon={<AddRegular />} onClick={() => setAdding(true)}>
            {t("applications.secret.add")}
          </Button>
        )}
      </div>
      {application.passwordCredentials.length === 0 ? (
        <p>{t("applications.none.secret")}</p>
      ) : (
        <DataTable
          label={t("applications.section.secrets")}
          rows={application.passwordCredentials}
          columns={columns}
          rowKey={(row) => row.keyId}
        />
      )}
      {adding && <AddSecret application={application} onClose={() => setAdding(false)} onMade={setMade} />}
      {made && (
        <ShownOnceDialog
          title={t("applications.secret.made")}
          help={t("applications.secret.madeHelp")}
          label={t("applications.secret.text")}
          secret={made.secretText ?? ""}
          keptLabel={t("applications.secret.kept")}
          onClose={() => setMade(undefined)}
        />
      )}
      {removing && <RemoveSecret application={application} secret={removing} onClose={() => setRemoving(undefined)} />}
    </div>
  );
}

function useSecretColumns(onRemove?: (secret: PasswordCredential) => void): Column<PasswordCredential>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = (row: PasswordCredential) => row.displayName ?? `${row.hint}…`;
  const columns: Column<PasswordCredential>[] = [
    { key: "name", header: t("applications.column.name"), isTitle: true, cell: nameOf },
    { key: "hint", header: t("applications.secret.begins"), cell: (row) => <code>{row.hint}…</code> },
    { key: "start", header: t("applications.column.created"), cell: (row) => format.date(row.startDateTime) },
    { key: "end", header: t("applications.column.ends"), cell: (row) => <ValidityBadge end={row.endDateTime} /> },
  ];
  if (!onRemove) return columns;
  const remove: Column<PasswordCredential> = {
    key: "remove",
    header: t("shell.list.actions"),
    isActions: true,
    cell: (row) => (
      <Button
        size="small"
        aria-label={t("applications.secret.removeOf", { name: nameOf(row) })}
        onClick={() => onRemove(row)}
      >
        {t("applications.remove")}
      </Button>
    ),
  };
  return [...columns, remove];
}

/** Months that a secret may count; the longest is what the server allows. */
const months = [6, 12, 24] as const;

interface AddProps {
  application: Application;
  onClose: () => void;
  onMade: (secret: PasswordCredential) => void;
}

function AddSecret({ application, onClose, onMade }: AddProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [displayName, setName] = useState("");
  const [span, setSpan] = useState<number>(months[0]);
  const add = async () => {
    const end = new Date();
    end.setUTCMonth(end.getUTCMonth() + span);
    const passwordCredential = { displayName: displayName.trim() || null, endDateTime: end.toISOString() };
    const params = { path: { id: application.id } };
    onMade(await unwrap(client.POST("/v1.0/applications/{id}/addPassword", { params, body: { passwordCredential } })));
    await queries.invalidateQueries({ queryKey: ["applications"] });
  };
  return (
    <FormDialog
      title={t("applications.secret.add")}
      submitLabel={t("shared.action.add")}
      onSubmit={add}
      onClose={onClose}
    >
      <Field label={t("applications.secret.name")} hint={t("applications.secret.nameHint")}>
        <Input value={displayName} maxLength={90} onChange={(_, data) => setName(data.value)} />
      </Field>
      <Field label={t("applications.secret.span")}>
        <Select value={String(span)} onChange={(_, data) => setSpan(Number(data.value))}>
          {months.map((count) => (
            <option key={count} value={count}>
              {t("applications.secret.months", { count })}
            </option>
          ))}
        </Select>
      </Field>
    </FormDialog>
  );
}

interface RemoveProps {
  application: Application;
  secret: PasswordCredential;
  onClose: () => void;
}

function RemoveSecret({ application, secret, onClose }: RemoveProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const remove = async () => {
    const [params, body] = [{ path: { id: application.id } }, { keyId: secret.keyId }];
    await unwrap(client.POST("/v1.0/applications/{id}/removePassword", { params, body }));
    await queries.invalidateQueries({ queryKey: ["applications"] });
  };
  return (
    <ConfirmDialog
      title={t("applications.secret.removeTitle", { name: secret.displayName ?? `${secret.hint}…` })}
      confirmLabel={t("applications.remove")}
      destructive
      onConfirm={remove}
      onClose={onClose}
    >
      <p>{t("applications.secret.removeHelp")}</p>
    </ConfirmDialog>
  );
}
