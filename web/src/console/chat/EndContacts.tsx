import { Button, Field, Input, Radio, RadioGroup } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { EndedContacts } from "../../api/types";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { useNotice } from "../shell/notices";
import { externalChatChanged } from "./chatQueries";
import { isDomain } from "./chatSettings";
import { EndPreview } from "./EndPreview";

/** Which contacts end. */
export type Ending = { person: string } | { domain: string } | { chatId: string };

/** What is typed to say which. */
type Kind = "person" | "domain" | "chat";

const endings: Record<Kind, (text: string) => Ending> = {
  person: (text) => ({ person: text }),
  domain: (text) => ({ domain: text.toLowerCase() }),
  chat: (text) => ({ chatId: text }),
};

/** Ends contacts, and says how many. */
function useEnd(ending: Ending | undefined) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  return async () => {
    const done = await unwrap(client.POST("/beta/admin/chat/endContacts", { body: { ...ending, preview: false } }));
    await externalChatChanged(queries);
    notify(t("externalChat.end.done", { count: done.contacts }));
  };
}

interface OfProps {
  person: { id: string; displayName: string };
  onClose: () => void;
}

/** All contacts of one person, whose effect is shown before. */
export function EndContactsOf({ person, onClose }: OfProps) {
  const { t } = useTranslation();
  const [ending] = useState({ person: person.id });
  const [effect, setEffect] = useState<EndedContacts>();
  const end = useEnd(ending);
  return (
    <ConfirmDialog
      title={t("externalChat.end.titleOf", { name: person.displayName })}
      confirmLabel={t("externalChat.end.action")}
      confirmDisabled={!effect || effect.contacts === 0}
      destructive
      onConfirm={end}
      onClose={onClose}
    >
      <p>{t("externalChat.end.help")}</p>
      <EndPreview ending={ending} onKnown={setEffect} />
    </ConfirmDialog>
  );
}

/** All contacts of a person, a domain or a chat that is typed, whose effect is looked at before. */
export function EndChosenContacts({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind>("person");
  const [typed, setTyped] = useState("");
  const [ending, setEnding] = useState<Ending>();
  const [effect, setEffect] = useState<EndedContacts>();
  const end = useEnd(ending);
  const text = typed.trim();
  const isWrong = kind === "domain" && text !== "" && !isDomain(text);
  // What was shown is not what is typed now.
  const forget = () => {
    setEnding(undefined);
    setEffect(undefined);
  };
  const preview = (event: SubmitEvent) => {
    event.preventDefault();
    if (text !== "" && !isWrong) setEnding(endings[kind](text));
  };
  return (
    <ConfirmDialog
      title={t("externalChat.end.title")}
      confirmLabel={t("externalChat.end.action")}
      confirmDisabled={!effect || effect.contacts === 0}
      destructive
      onConfirm={end}
      onClose={onClose}
    >
      <p>{t("externalChat.end.help")}</p>
      <form className="column tight" onSubmit={preview} noValidate>
        <Field label={t("externalChat.end.which")}>
          <RadioGroup
            value={kind}
            onChange={(_, data) => {
              setKind(data.value as Kind);
              setTyped("");
              forget();
            }}
          >
            <Radio value="person" label={t("externalChat.end.person")} />
            <Radio value="domain" label={t("externalChat.end.domain")} />
            <Radio value="chat" label={t("externalChat.end.chat")} />
          </RadioGroup>
        </Field>
        <Field
          key={kind}
          label={t(`externalChat.end.${kind}Label`)}
          hint={t(`externalChat.end.${kind}Help`)}
          validationMessage={isWrong ? t("externalChat.end.domainWrong") : undefined}
        >
          <Input
            value={typed}
            spellCheck={false}
            onChange={(_, data) => {
              setTyped(data.value);
              forget();
            }}
          />
        </Field>
        <div>
          <Button type="submit" disabledFocusable={text === "" || isWrong}>
            {t("externalChat.end.preview")}
          </Button>
        </div>
      </form>
      {ending && <EndPreview ending={ending} onKnown={setEffect} />}
    </ConfirmDialog>
  );
}
