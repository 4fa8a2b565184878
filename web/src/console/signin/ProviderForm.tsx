import { Button, Checkbox, Field, Input, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { IdentityProvider } from "../../api/types";
import { FormDialog } from "../dialog/FormDialog";
import { ProblemBar } from "../dialog/ProblemBar";
import { useNotice } from "../shell/notices";
import { providersKey } from "./Providers";

interface Props {
  /** Absent for a new one. */
  provider?: IdentityProvider;
  onClose: () => void;
}

/** Registers or changes an identity provider; its address can be tried before. */
export function ProviderForm({ provider, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const [values, setValues] = useState({
    displayName: provider?.displayName ?? "",
    issuer: provider?.issuer ?? "",
    clientId: provider?.clientId ?? "",
    clientSecret: "",
    scope: provider?.scope ?? "openid profile email",
    matchByMail: provider?.matchByMail ?? false,
    isEnabled: provider?.isEnabled ?? true,
  });
  const { clientSecret, ...rest } = values;
  const body = { ...rest, ...(clientSecret ? { clientSecret } : {}) };
  const save = async () => {
    if (provider) {
      const path = { id: provider.id };
      await unwrap(client.PATCH("/beta/identity/identityProviders/{id}", { params: { path }, body }));
    } else {
      await unwrap(client.POST("/beta/identity/identityProviders", { body }));
    }
    await queries.invalidateQueries({ queryKey: providersKey });
    notify(t("signInSettings.providers.saved", { name: values.displayName }));
  };
  const texts = ["displayName", "issuer", "clientId", "clientSecret", "scope"] as const;
  const hints = {
    displayName: undefined,
    issuer: t("signInSettings.form.issuerHelp"),
    clientId: undefined,
    clientSecret: t(provider?.hasClientSecret ? "signInSettings.form.secretKept" : "signInSettings.form.secretHelp"),
    scope: t("signInSettings.form.scopeHelp"),
  };
  return (
    <FormDialog
      title={t(provider ? "signInSettings.form.edit" : "signInSettings.form.add")}
      submitLabel={t("shared.action.save")}
      disabled={[values.displayName, values.issuer, values.clientId].some((text) => text.trim() === "")}
      onSubmit={save}
      onClose={onClose}
    >
      {texts.map((name) => (
        <Field key={name} label={t(`signInSettings.form.${name}`)} hint={hints[name]}>
          <Input
            type={name === "clientSecret" ? "password" : "text"}
            autoComplete="off"
            value={values[name]}
            onChange={(_, data) => setValues({ ...values, [name]: data.value })}
          />
        </Field>
      ))}
      <ProviderTest issuer={values.issuer} />
      <Field label={t("signInSettings.form.redirectUri")} hint={t("signInSettings.form.redirectUriHelp")}>
        <Input readOnly value={provider?.redirectUri ?? `${location.origin}/identity/providers/callback`} />
      </Field>
      <Checkbox
        label={t("signInSettings.form.matchByMail")}
        checked={values.matchByMail}
        onChange={(_, data) => setValues({ ...values, matchByMail: data.checked === true })}
      />
      <Checkbox
        label={t("signInSettings.form.isEnabled")}
        checked={values.isEnabled}
        onChange={(_, data) => setValues({ ...values, isEnabled: data.checked === true })}
      />
    </FormDialog>
  );
}

/** Asks the server to read the provider's description, as signing in will. */
function ProviderTest({ issuer }: { issuer: string }) {
  const { t } = useTranslation();
  const test = useMutation({
    mutationFn: () => unwrap(client.POST("/beta/identity/identityProviders/test", { body: { issuer } })),
  });
  return (
    <>
      <div>
        <Button disabled={issuer.trim() === "" || test.isPending} onClick={() => test.mutate()}>
          {t(test.isPending ? "signInSettings.form.testing" : "signInSettings.form.test")}
        </Button>
      </div>
      {test.isError && <ProblemBar error={test.error} />}
      {test.data && (
        <MessageBar intent="success" role="status">
          <MessageBarBody>{t("signInSettings.form.tested", { count: test.data.keys })}</MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}
