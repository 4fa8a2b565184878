import { Button, Field, Input } from "@fluentui/react-components";
import { KeyRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../api/problem";
import { passkeysWork } from "../../session/passkey";
import { ErrorState } from "../../ui/ErrorState";
import { joinWithPasskey, joinWithPassword } from "./joinRequests";

interface Props {
  token: string;
  /** By what the person signs in later: password managers keep it with the password. */
  address: string;
  onJoined: () => void;
  /** The invitation is not open any more. */
  onOver: (error: unknown) => void;
}

/** The name that others see, and how one signs in from now on: with a passkey, or with a password. */
export function JoinForm({ token, address, onJoined, onOver }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [isMissing, setMissing] = useState(false);
  const [usesPassword, setUsesPassword] = useState(!passkeysWork());
  const [canPasskey, setCanPasskey] = useState(passkeysWork());
  const nameField = useRef<HTMLInputElement>(null);
  const join = useMutation({
    mutationFn: async () => {
      if (!usesPassword) return joinWithPasskey(token, name.trim());
      await joinWithPassword(token, name.trim(), password);
      return true;
    },
    onSuccess: (isDone) => isDone && onJoined(),
    onError: (cause) => {
      const { status, code } = toProblem(cause);
      if (status === 410 || status === 404) onOver(cause);
      // This server has no name that passkeys could be for.
      if (code === "passkeysNotPossible") {
        setUsesPassword(true);
        setCanPasskey(false);
      }
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const isNameless = name.trim() === "";
    setMissing(isNameless);
    if (isNameless) nameField.current?.focus();
    else if (!join.isPending) join.mutate();
  };
  const turn = () => {
    join.reset();
    setUsesPassword(!usesPassword);
  };
  return (
    <form onSubmit={submit} noValidate className="sign-in-form">
      <Field
        label={t("chats.join.name")}
        hint={t("chats.join.nameHelp")}
        validationMessage={isMissing ? t("chats.join.needName") : undefined}
      >
        <Input
          ref={nameField}
          size="large"
          value={name}
          maxLength={256}
          autoComplete="name"
          onChange={(_, data) => setName(data.value)}
        />
      </Field>
      <input type="text" autoComplete="username" value={address} readOnly hidden />
      {usesPassword && (
        <Field label={t("chats.join.password")} hint={t("chats.join.passwordHelp")}>
          <Input
            size="large"
            type="password"
            autoComplete="new-password"
            value={password}
            onChange={(_, data) => setPassword(data.value)}
          />
        </Field>
      )}
      <JoinProblem error={join.error} isUndone={join.data === false} />
      <Button
        type="submit"
        appearance="primary"
        size="large"
        icon={usesPassword ? undefined : <KeyRegular />}
        disabledFocusable={join.isPending}
      >
        {join.isPending ? t("chats.join.working") : t(usesPassword ? "chats.join.submit" : "chats.join.passkey")}
      </Button>
      {!usesPassword && <p className="muted sign-in-help">{t("chats.join.passkeyHelp")}</p>}
      {canPasskey && (
        <Button appearance="subtle" onClick={turn}>
          {t(usesPassword ? "chats.join.usePasskey" : "chats.join.usePassword")}
        </Button>
      )}
    </form>
  );
}

function JoinProblem({ error, isUndone }: { error: Error | null; isUndone: boolean }) {
  const { t } = useTranslation();
  if (isUndone)
    return (
      <p className="sign-in-alert" role="alert">
        {t("chats.join.passkeyFailed")}
      </p>
    );
  if (!error) return null;
  if (toProblem(error).code === "passkeysNotPossible")
    return (
      <p className="sign-in-alert" role="alert">
        {t("shared.problem.code.passkeysNotPossible")}
      </p>
    );
  return <ErrorState error={error} />;
}
