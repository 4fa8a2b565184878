import { Button } from "@fluentui/react-components";
import { ArrowUploadRegular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { Application, KeyCredential } from "../../api/types";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { ProblemBar } from "../dialog/ProblemBar";
import { type Column, DataTable } from "../list/DataTable";
import { useNotice } from "../shell/notices";
import { ValidityBadge } from "./ValidityBadge";

interface Props {
  application: Application;
  mayWrite: boolean;
}

/** The file as base64, whatever form the certificate has: the server reads PEM and DER. */
async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

function useExchange(application: Application) {
  const queries = useQueryClient();
  return async (keyCredentials: { keyId?: string; key?: string }[]) => {
    const params = { path: { id: application.id }, header: { "If-Match": application["@odata.etag"] } };
    await unwrap(client.PATCH("/v1.0/applications/{id}", { params, body: { keyCredentials } }));
    await queries.invalidateQueries({ queryKey: ["applications"] });
  };
}

/** An application's certificates, with whose keys it may prove itself instead of with a secret. */
export function Certificates({ application, mayWrite }: Props) {
  const { t } = useTranslation();
  const [removing, setRemoving] = useState<KeyCredential>();
  const columns = useCertificateColumns(mayWrite ? setRemoving : undefined);
  return (
    <div className="card panel">
      <div className="panel-head">
        <h2>{t("applications.section.certificates")}</h2>
        {mayWrite && <AddCertificate application={application} />}
      </div>
      {application.keyCredentials.length === 0 ? (
        <p>{t("applications.none.certificate")}</p>
      ) : (
        <DataTable
          label={t("applications.section.certificates")}
          rows={application.keyCredentials}
          columns={columns}
          rowKey={(row) => row.keyId}
        />
      )}
      {removing && (
        <RemoveCertificate application={application} certificate={removing} onClose={() => setRemoving(undefined)} />
      )}
    </div>
  );
}

function AddCertificate({ application }: { application: Application }) {
  const { t } = useTranslation();
  const notify = useNotice();
  const input = useRef<HTMLInputElement>(null);
  const exchange = useExchange(application);
  const add = useMutation({
    mutationFn: async (file: File) => {
      const kept = application.keyCredentials.map(({ keyId }) => ({ keyId }));
      await exchange([...kept, { key: await base64(file) }]);
      notify(t("applications.certificate.added"));
    },
  });
  return (
    <div className="column tight">
      <Button icon={<ArrowUploadRegular />} disabled={add.isPending} onClick={() => input.current?.click()}>
        {t("applications.certificate.add")}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".pem,.cer,.crt,.der"
        hidden
        aria-label={t("applications.certificate.file")}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) add.mutate(file);
        }}
      />
      {add.isError && <ProblemBar error={add.error} />}
    </div>
  );
}

function useCertificateColumns(onRemove?: (certificate: KeyCredential) => void): Column<KeyCredential>[] {
  const { t } = useTranslation();
  const columns: Column<KeyCredential>[] = [
    { key: "name", header: t("applications.column.name"), isTitle: true, cell: (row) => row.displayName },
    {
      key: "thumbprint",
      header: t("applications.certificate.thumbprint"),
      cell: (row) => <code className="wrap">{row.customKeyIdentifier}</code>,
    },
    { key: "end", header: t("applications.column.ends"), cell: (row) => <ValidityBadge end={row.endDateTime} /> },
  ];
  if (!onRemove) return columns;
  const remove: Column<KeyCredential> = {
    key: "remove",
    header: t("shell.list.actions"),
    isActions: true,
    cell: (row) => (
      <Button
        size="small"
        aria-label={t("applications.certificate.removeOf", { name: row.displayName })}
        onClick={() => onRemove(row)}
      >
        {t("applications.remove")}
      </Button>
    ),
  };
  return [...columns, remove];
}

interface RemoveProps {
  application: Application;
  certificate: KeyCredential;
  onClose: () => void;
}

function RemoveCertificate({ application, certificate, onClose }: RemoveProps) {
  const { t } = useTranslation();
  const exchange = useExchange(application);
  const kept = application.keyCredentials.filter(({ keyId }) => keyId !== certificate.keyId);
  return (
    <ConfirmDialog
      title={t("applications.certificate.removeTitle", { name: certificate.displayName })}
      confirmLabel={t("applications.remove")}
      destructive
      onConfirm={() => exchange(kept.map(({ keyId }) => ({ keyId })))}
      onClose={onClose}
    >
      <p>{t("applications.certificate.removeHelp")}</p>
    </ConfirmDialog>
  );
}
