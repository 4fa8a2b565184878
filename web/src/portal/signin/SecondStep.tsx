import { Button, Field, Input, Spinner } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { toProblem } from "../../api/problem";
import type { Session, SecondStep as Step } from "../../api/types";
import { EnrolmentPicture } from "../../security/EnrolmentPicture";
import { RecoveryCodes } from "../../security/RecoveryCodes";
import { ErrorState } from "../../ui/ErrorState";
import { lockWords, useLock } from "./useLock";

interface Props {
  step: Step;
  onSignedIn: (session: Session) => void;
  onStartOver: () => void;
}

/** A code after the password; where the organization asks for an app that is not there yet, its set-up first. */
export function SecondStep({ step, onSignedIn, onStartOver }: Props) {
  const { t } = useTranslation();
  const [done, setDone] = useState<{ session: Session; codes: readonly string[] }>();
  if (done) return <RecoveryCodes codes={done.codes} onKept={() => onSignedIn(done.session)} />;
  const finish = (session: Session & { recoveryCodes?: string[] | null }) =>
    session.recoveryCodes ? setDone({ session, codes: session.recoveryCodes }) : onSignedIn(session);
  return (
    <>
      {step.code === "enrolmentRequired" && <Enrolment step={step} />}
      <CodeForm step={step} onDone={finish} />
      <div>
        <Button appearance="transparent" onClick={onStartOver}>
          {t("portal.signIn.startOver")}
        </Button>
      </div>
    </>
  );
}

function Enrolment({ step }: { step: Step }) {
  const { t } = useTranslation();
  const enrolment = useQuery({
    queryKey: ["enrolment", step.stepToken],
    queryFn: () => unwrap(client.POST("/identity/session/enrolment", { body: { stepToken: step.stepToken } })),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (enrolment.isError) return <ErrorState error={enrolment.error} />;
  if (!enrolment.data) return <Spinner label={t("shared.loading")} />;
  return <EnrolmentPicture enrolment={enrolment.data} />;
}

function CodeForm({
  step,
  onDone,
}: {
  step: Step;
  onDone: (session: Session & { recoveryCodes?: string[] | null }) => void;
}) {
  const { t, i18n } = useTranslation();
  const [code, setCode] = useState("");
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const lock = useLock();
  useEffect(() => field.current?.focus(), []);
  const send = useMutation({
    mutationFn: () =>
      unwrap(client.POST("/identity/session/step", { body: { stepToken: step.stepToken, code: code.trim() } })),
    onSuccess: onDone,
    onError: (cause) => {
      const problem = toProblem(cause);
      if (problem.status === 429) lock.start(problem.retryAfterSeconds ?? 60);
      setCode("");
      field.current?.focus();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setMissing(code.trim() === "");
    if (code.trim() === "") field.current?.focus();
    else if (lock.seconds === 0) send.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className="sign-in-form">
      {lock.seconds > 0 ? (
        <p className="sign-in-alert" role="alert">
          {t("portal.signIn.locked", { time: lockWords(lock.total, i18n.language) })}
        </p>
      ) : (
        send.isError && <CodeProblem error={send.error} />
      )}
      <Field label={t("portal.signIn.code")} validationMessage={missing ? t("portal.signIn.needCode") : undefined}>
        <Input
          ref={field}
          size="large"
          value={code}
          onChange={(_, data) => setCode(data.value)}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
        />
      </Field>
      <Button type="submit" appearance="primary" size="large" disabledFocusable={send.isPending || lock.seconds > 0}>
        {t("portal.signIn.codeSubmit")}
      </Button>
    </form>
  );
}

function CodeProblem({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const problem = toProblem(error);
  if (problem.status === 429) return <p role="status">{t("portal.signIn.unlocked")}</p>;
  if (problem.status !== 401) return <ErrorState error={error} />;
  return (
    <p className="sign-in-alert" role="alert">
      {t(problem.code === "signInStepExpired" ? "portal.signIn.stepExpired" : "portal.signIn.wrongCode")}
    </p>
  );
}
