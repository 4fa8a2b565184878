import { Field, Input, Radio, RadioGroup } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { ConferencingUser } from "../../api/types";
import { FormDialog } from "../dialog/FormDialog";
import { RelayWarning } from "../mail/RelayNote";
import { useNotice } from "../shell/notices";
import { looksLikeAddress } from "./conferencing";
import { conferencingChanged } from "./conferencingQueries";

interface Props {
  user: ConferencingUser;
  onClose: () => void;
}

/** Sends conference ID and numbers by e-mail, to the person or to another address. */
export function SendInformation({ user, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const { id, displayName: name, mail } = user;
  const [isOther, setOther] = useState(!mail);
  const [address, setAddress] = useState("");
  const isWrong = isOther && address.trim() !== "" && !looksLikeAddress(address);
  const send = async () => {
    const params = { path: { id } };
    const body = isOther ? { sendToAddress: address.trim() } : {};
    await unwrap(client.POST("/beta/admin/conferencing/users/{id}/sendInformation", { params, body }));
    await conferencingChanged(queries);
    notify(t("conferencing.send.done", { name }));
  };
  return (
    <FormDialog
      title={t("conferencing.send.title", { name })}
      submitLabel={t("conferencing.send.submit")}
      disabled={isOther && !looksLikeAddress(address)}
      onSubmit={send}
      onClose={onClose}
    >
      <p>{t("conferencing.send.help")}</p>
      <RelayWarning />
      {mail && (
        <RadioGroup
          aria-label={t("mail.field.to")}
          value={isOther ? "other" : "own"}
          onChange={(_, data) => setOther(data.value === "other")}
        >
          <Radio value="own" label={t("conferencing.send.to", { address: mail })} />
          <Radio value="other" label={t("conferencing.send.other")} />
        </RadioGroup>
      )}
      {isOther && (
        <Field
          label={t("conferencing.send.otherLabel")}
          validationMessage={isWrong ? t("conferencing.send.wrongAddress") : undefined}
          required
        >
          <Input type="email" value={address} onChange={(_, data) => setAddress(data.value)} />
        </Field>
      )}
    </FormDialog>
  );
}
