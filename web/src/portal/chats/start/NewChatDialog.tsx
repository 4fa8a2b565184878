import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
} from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../../api/problem";
import type { FoundPerson } from "../../../api/types";
import { useFocusReturn } from "../../../ui/useFocusReturn";
import { useSubmit } from "../../../ui/useSubmit";
import { goToPath } from "../../usePath";
import { refreshChat } from "../chatList";
import { beginChat } from "../chatRequests";
import { chatPath } from "../names";
import { refusalWords } from "../refusalWords";
import { FoundEntry, memberOf } from "./FoundEntry";
import { PersonFinder } from "./PersonFinder";

interface Props {
  isPersonal: boolean;
  onClose: () => void;
}

/** Begins a chat with one person, or a group with several. */
export function NewChatDialog({ isPersonal, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  useFocusReturn();
  const [people, setPeople] = useState<readonly FoundPerson[]>([]);
  const [topic, setTopic] = useState("");
  const isGroup = people.length > 1;
  const begin = useSubmit(async () => {
    const chat = await beginChat(people.map(memberOf), topic.trim());
    await refreshChat(queries, chat.id);
    onClose();
    goToPath(chatPath(chat.id));
  });
  const add = (person: FoundPerson) => {
    begin.reset();
    setPeople((before) => [...before.filter((one) => one.address !== person.address), person]);
  };
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface className="chat-dialog">
        <DialogBody>
          <DialogTitle>{t("chats.new")}</DialogTitle>
          <DialogContent className="chat-dialog-content">
            <PersonFinder isPersonal={isPersonal} onFound={add} />
            <ul className="found-list" aria-live="polite" aria-label={t("chats.find.people")}>
              {people.map((person) => (
                <FoundEntry
                  key={person.address}
                  person={person}
                  onRemove={() => setPeople(people.filter((one) => one !== person))}
                />
              ))}
            </ul>
            {people.length > 0 && <p className="muted">{t("chats.find.another")}</p>}
            {isGroup && (
              <Field label={t("chats.find.groupName")}>
                <Input value={topic} maxLength={250} onChange={(_, data) => setTopic(data.value)} />
              </Field>
            )}
            {begin.isError && (
              <p role="alert" className="dialog-problem">
                {refusalWords(toProblem(begin.error), t)}
              </p>
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t("shared.action.cancel")}</Button>
            <Button
              appearance="primary"
              disabledFocusable={people.length === 0 || begin.isPending}
              onClick={() => people.length > 0 && begin.submit()}
            >
              {t(isGroup ? "chats.find.beginGroup" : "chats.find.begin")}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
