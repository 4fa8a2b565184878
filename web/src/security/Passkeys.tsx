import { Button, Field, Input } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../api/client";
import type { OwnMethods, Passkey } from "../api/types";
import { useFormat } from "../i18n/useFormat";
import { createPasskey, passkeysWork } from "../session/passkey";
import { AskedAction } from "./AskedAction";
import { Section } from "./Section";
import { SecurityProblem } from "./SecurityProblem";

/** One's passkeys: adding, renaming, removing. */
export function Passkeys({ methods }: { methods: OwnMethods }) {
  const { t } = useTranslation();
  const obstacle = !methods.passkeysPossible ? "notPossible" : passkeysWork() ? undefined : "unsupported";
  return (
    <Section id="passkeys" title={t("security.passkeys.title")} help={t("security.passkeys.help")}>
      {methods.passkeys.length === 0 && !obstacle && <p>{t("security.passkeys.none")}</p>}
      {methods.passkeys.length > 0 && (
        <ul className="security-list">
          {methods.passkeys.map((one) => (
            <PasskeyEntry key={one.id} passkey={one} />
          ))}
        </ul>
      )}
      {obstacle ? <p className="muted">{t(`security.passkeys.${obstacle}`)}</p> : <NewPasskey />}
    </Section>
  );
}

function PasskeyEntry({ passkey }: { passkey: Passkey }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const [renaming, setRenaming] = useState(false);
  const path = { id: passkey.id };
  const name = passkey.displayName;
  const used = passkey.lastUsedDateTime
    ? t("security.passkeys.used", { date: format.date(passkey.lastUsedDateTime) })
    : t("security.passkeys.neverUsed");
  return (
    <li>
      <div className="entry-words">
        <h3>{name}</h3>
        <p className="muted">
          {t("security.passkeys.added", { date: format.date(passkey.createdDateTime) })} · {used}
        </p>
        {renaming && (
          <NameForm
            name={name}
            label={t("security.passkeys.rename")}
            onCancel={() => setRenaming(false)}
            onName={async (displayName) => {
              await unwrap(
                client.PATCH("/identity/methods/passkeys/{id}", { params: { path }, body: { displayName } }),
              );
              await queries.invalidateQueries({ queryKey: ["methods"] });
              setRenaming(false);
            }}
          />
        )}
      </div>
      {!renaming && (
        <div className="entry-actions">
          <Button aria-label={t("security.passkeys.renameOf", { name })} onClick={() => setRenaming(true)}>
            {t("security.passkeys.rename")}
          </Button>
          <AskedAction
            label={t("shared.action.remove")}
            name={t("security.passkeys.removeOf", { name })}
            effect={t("security.passkeys.removeHelp")}
            act={async () => {
              await unwrap(client.DELETE("/identity/methods/passkeys/{id}", { params: { path } }));
              await queries.invalidateQueries({ queryKey: ["methods"] });
            }}
          />
        </div>
      )}
    </li>
  );
}

function NewPasskey() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [cancelled, setCancelled] = useState(false);
  const create = async (displayName: string) => {
    setCancelled(false);
    const challenge = await unwrap(client.POST("/identity/methods/passkeys/options"));
    const credential = await createPasskey(challenge.publicKey);
    if (!credential) return setCancelled(true);
    const body = { displayName, credential, state: challenge.state };
    await unwrap(client.POST("/identity/methods/passkeys", { body }));
    await queries.invalidateQueries({ queryKey: ["methods"] });
    setAdding(false);
  };
  if (!adding)
    return (
      <div>
        <Button onClick={() => setAdding(true)}>{t("security.passkeys.add")}</Button>
      </div>
    );
  return (
    <>
      <NameForm name="" label={t("security.passkeys.create")} onName={create} onCancel={() => setAdding(false)} />
      <p role="status">{cancelled && t("security.passkeys.cancelled")}</p>
    </>
  );
}

interface NameFormProps {
  name: string;
  label: string;
  onName: (name: string) => Promise<void>;
  onCancel: () => void;
}

function NameForm({ name, label, onName, onCancel }: NameFormProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(name);
  const save = useMutation({ mutationFn: () => onName(text.trim()) });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim() !== "" && !save.isPending) save.mutate();
  };
  return (
    <form className="form-fields" onSubmit={submit} noValidate>
      <Field label={t("security.passkeys.name")} hint={t("security.passkeys.nameHelp")}>
        <Input value={text} maxLength={100} autoFocus onChange={(_, data) => setText(data.value)} />
      </Field>
      {save.isPending && <p role="status">{t("security.passkeys.waiting")}</p>}
      {save.isError && <SecurityProblem error={save.error} />}
      <div className="entry-actions">
        <Button type="submit" appearance="primary" disabledFocusable={text.trim() === "" || save.isPending}>
          {label}
        </Button>
        <Button onClick={onCancel}>{t("shared.action.cancel")}</Button>
      </div>
    </form>
  );
}
