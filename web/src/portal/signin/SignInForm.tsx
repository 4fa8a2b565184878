import { Button, Field, Input } from "@fluentui/react-components";
import { EyeOffRegular, EyeRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { type RefObject, type SubmitEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { toProblem } from "../../api/problem";
import type { SecondStep, Session } from "../../api/types";
import { ErrorState } from "../../ui/ErrorState";
import { lockWords, useLock } from "./useLock";

interface Missing {
  userName: boolean;
  password: boolean;
}

interface Props {
  /** The name that is filled in. */
  name: string;
  onSignedIn: (session: Session) => void;
  /** The password was right, and a second step follows. */
  onHalfway: (step: SecondStep) => void;
  /** Somebody has typed a name. */
  onNamed: (userName: string) => void;
}

export function SignInForm({ name, onSignedIn, onHalfway, onNamed }: Props) {
  const { t } = useTranslation();
  const [userPrincipalName, setUserName] = useState(name);
  const [password, setPassword] = useState("");
  const [missing, setMissing] = useState<Missing>({ userName: false, password: false });
  const userNameField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const lock = useLock();
  const signIn = useMutation({
    mutationFn: () =>
      unwrap(client.POST("/identity/session", { body: { userPrincipalName: userPrincipalName.trim(), password } })),
    onSuccess: (answer) => ("stepToken" in answer ? onHalfway(answer) : onSignedIn(answer)),
    onError: (cause) => {
      const problem = toProblem(cause);
      if (problem.status === 429) lock.start(problem.retryAfterSeconds ?? 60);
      setPassword("");
      passwordField.current?.focus();
    },
  });
  useEffect(() => (name === "" ? userNameField : passwordField).current?.focus(), [name]);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const next = { userName: userPrincipalName.trim() === "", password: password === "" };
    setMissing(next);
    if (next.userName) userNameField.current?.focus();
    else if (next.password) passwordField.current?.focus();
    else if (lock.seconds === 0) signIn.mutate();
  };
  const locked = lock.seconds > 0;
  return (
    <form onSubmit={submit} noValidate className="sign-in-form">
      <SignInProblem error={signIn.error} lock={lock} />
      <Field
        label={t("portal.signIn.userName")}
        validationMessage={missing.userName ? t("portal.signIn.needUserName") : undefined}
      >
        <Input
          ref={userNameField}
          size="large"
          value={userPrincipalName}
          onChange={(_, data) => setUserName(data.value)}
          placeholder={t("portal.signIn.userNameHint")}
          onBlur={() => onNamed(userPrincipalName.trim())}
          autoComplete="username webauthn"
          autoCapitalize="none"
          spellCheck={false}
          inputMode="email"
        />
      </Field>
      <PasswordField
        field={passwordField}
        value={password}
        onChange={setPassword}
        message={missing.password ? t("portal.signIn.needPassword") : undefined}
      />
      <Button type="submit" appearance="primary" size="large" disabledFocusable={signIn.isPending || locked}>
        {signIn.isPending ? t("portal.signIn.working") : t("portal.signIn.submit")}
      </Button>
    </form>
  );
}

interface PasswordFieldProps {
  field: RefObject<HTMLInputElement | null>;
  value: string;
  onChange: (value: string) => void;
  message?: string;
}

function PasswordField({ field, value, onChange, message }: PasswordFieldProps) {
  const { t } = useTranslation();
  const [readable, setReadable] = useState(false);
  return (
    <Field label={t("portal.signIn.password")} validationMessage={message}>
      <Input
        ref={field}
        size="large"
        type={readable ? "text" : "password"}
        value={value}
        onChange={(_, data) => onChange(data.value)}
        autoComplete="current-password"
        contentAfter={
          <Button
            appearance="transparent"
            size="small"
            icon={readable ? <EyeOffRegular /> : <EyeRegular />}
            aria-label={t(readable ? "portal.signIn.hide" : "portal.signIn.show")}
            onClick={() => setReadable(!readable)}
          />
        }
      />
    </Field>
  );
}

function SignInProblem({ error, lock }: { error: Error | null; lock: ReturnType<typeof useLock> }) {
  const { t, i18n } = useTranslation();
  if (!error) return null;
  const { status } = toProblem(error);
  if (status === 401) return <SignInAlert text={t("portal.signIn.wrong")} />;
  if (status !== 429) return <ErrorState error={error} />;
  if (lock.seconds === 0) return <p role="status">{t("portal.signIn.unlocked")}</p>;
  // Screen readers hear the lock once, not every second of it.
  return (
    <>
      <p className="visually-hidden" role="alert">
        {t("portal.signIn.locked", { time: lockWords(lock.total, i18n.language) })}
      </p>
      <p className="sign-in-alert" aria-hidden="true">
        {t("portal.signIn.locked", { time: lockWords(lock.seconds, i18n.language) })}
      </p>
    </>
  );
}

function SignInAlert({ text }: { text: string }) {
  return (
    <p className="sign-in-alert" role="alert">
      {text}
    </p>
  );
}
