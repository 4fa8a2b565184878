import { Button, Field, Input } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../api/client";
import { toProblem } from "../api/problem";
import type { Enrolment, OwnMethods } from "../api/types";
import { useFormat } from "../i18n/useFormat";
import { AskedAction } from "./AskedAction";
import { EnrolmentPicture } from "./EnrolmentPicture";
import { RecoveryCodes } from "./RecoveryCodes";
import { Section } from "./Section";
import { SecurityProblem } from "./SecurityProblem";

/** The authenticator app: setting it up, its recovery codes, removing it. */
export function AuthenticatorApp({ methods }: { methods: OwnMethods }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [codes, setCodes] = useState<readonly string[]>();
  const show = async (fresh: readonly string[]) => {
    setCodes(fresh);
    await queries.invalidateQueries({ queryKey: ["methods"] });
  };
  return (
    <Section id="app" title={t("security.app.title")} help={t("security.app.help")}>
      {codes && <RecoveryCodes codes={codes} onKept={() => setCodes(undefined)} />}
      {!codes && methods.totp && <TheApp totp={methods.totp} onCodes={show} />}
      {!codes && !methods.totp && (
        <>
          <p>{t(methods.secondStepRequired ? "security.app.required" : "security.app.none")}</p>
          <SetUp onCodes={show} />
        </>
      )}
    </Section>
  );
}

type OnCodes = (codes: readonly string[]) => Promise<void>;

function TheApp({ totp, onCodes }: { totp: NonNullable<OwnMethods["totp"]>; onCodes: OnCodes }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  return (
    <>
      <p>
        {t("security.app.since", { date: format.date(totp.createdDateTime) })}{" "}
        {t("security.app.codesLeft", { count: totp.recoveryCodesLeft })}
      </p>
      <div className="entry-actions">
        <AskedAction
          label={t("security.app.renew")}
          effect={t("security.app.renewHelp")}
          act={async () => {
            const fresh = await unwrap(client.POST("/identity/methods/recoveryCodes"));
            await onCodes(fresh.recoveryCodes);
          }}
        />
        <AskedAction
          label={t("security.app.remove")}
          effect={t("security.app.removeHelp")}
          act={async () => {
            await unwrap(client.DELETE("/identity/methods/totp"));
            await queries.invalidateQueries({ queryKey: ["methods"] });
          }}
        />
      </div>
    </>
  );
}

function SetUp({ onCodes }: { onCodes: OnCodes }) {
  const { t } = useTranslation();
  const begin = useMutation({ mutationFn: () => unwrap(client.POST("/identity/methods/totp")) });
  if (begin.data) return <Confirmation enrolment={begin.data} onCodes={onCodes} />;
  return (
    <>
      {begin.isError && <SecurityProblem error={begin.error} />}
      <div>
        <Button appearance="primary" disabledFocusable={begin.isPending} onClick={() => begin.mutate()}>
          {t("security.app.begin")}
        </Button>
      </div>
    </>
  );
}

function Confirmation({ enrolment, onCodes }: { enrolment: Enrolment; onCodes: OnCodes }) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const confirm = useMutation({
    mutationFn: () => unwrap(client.POST("/identity/methods/totp/confirm", { body: { code } })),
    onSuccess: (answer) => onCodes(answer.recoveryCodes),
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (code.trim() !== "" && !confirm.isPending) confirm.mutate();
  };
  const wrong = confirm.isError && toProblem(confirm.error).code === "invalidCode";
  return (
    <form className="form-fields" onSubmit={submit} noValidate>
      <EnrolmentPicture enrolment={enrolment} />
      <Field
        label={t("security.app.code")}
        hint={t("security.app.codeHelp")}
        validationMessage={wrong ? t("security.app.wrong") : undefined}
      >
        <Input
          value={code}
          onChange={(_, data) => setCode(data.value)}
          inputMode="numeric"
          autoComplete="one-time-code"
        />
      </Field>
      {confirm.isError && !wrong && <SecurityProblem error={confirm.error} />}
      <div>
        <Button type="submit" appearance="primary" disabledFocusable={code.trim() === "" || confirm.isPending}>
          {t("security.app.confirm")}
        </Button>
      </div>
    </form>
  );
}
