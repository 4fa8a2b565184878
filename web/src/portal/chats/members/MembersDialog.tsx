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
import { PersonDeleteRegular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../../api/problem";
import type { Chat, ChatMember } from "../../../api/types";
import { Address } from "../../../ui/Address";
import { useFocusReturn } from "../../../ui/useFocusReturn";
import { ExternalMark, Presence } from "../ChatMarks";
import { refreshChat } from "../chatList";
import { removeMember, renameChat } from "../chatRequests";
import { refusalWords } from "../refusalWords";
import { AddMember } from "./AddMember";

interface Props {
  chat: Chat;
  ownId: string;
  isPersonal: boolean;
  onClose: () => void;
}

/** Who takes part in a group, its name, and who else is to take part. */
export function MembersDialog({ chat, ownId, isPersonal, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  useFocusReturn();
  const settle = () => refreshChat(queries, chat.id);
  const remove = useMutation({ mutationFn: (one: ChatMember) => removeMember(chat.id, one.id), onSettled: settle });
  const members = chat.members ?? [];
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface className="chat-dialog">
        <DialogBody>
          <DialogTitle>{t("chats.members.title")}</DialogTitle>
          <DialogContent className="chat-dialog-content">
            <Rename chat={chat} onRenamed={settle} />
            <section aria-label={t("chats.peopleCount", { count: members.length })}>
              <h3>{t("chats.peopleCount", { count: members.length })}</h3>
              <ul className="member-list">
                {members.map((one) => (
                  <MemberEntry
                    key={one.id}
                    member={one}
                    isOwn={one.userId === ownId}
                    // People without an organization can only leave.
                    onRemove={isPersonal || one.userId === ownId ? undefined : () => remove.mutate(one)}
                  />
                ))}
              </ul>
            </section>
            {remove.isError && (
              <p role="alert" className="dialog-problem">
                {refusalWords(toProblem(remove.error), t)}
              </p>
            )}
            <section aria-label={t("chats.members.addTitle")}>
              <h3>{t("chats.members.addTitle")}</h3>
              <AddMember chatId={chat.id} isPersonal={isPersonal} onAdded={settle} />
            </section>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t("shared.action.close")}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

interface MemberEntryProps {
  member: ChatMember;
  isOwn: boolean;
  onRemove: (() => void) | undefined;
}

function MemberEntry({ member, isOwn, onRemove }: MemberEntryProps) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  return (
    <li className="found">
      <Presence name={member.displayName} availability={member.availability} size={36} />
      <div className="found-words">
        <p className="found-name">
          <span dir="auto">{member.displayName}</span> {member.isExternal && <ExternalMark />}
        </p>
        <p className="muted">
          <Address text={member.email} />
          {member.organization && ` · ${member.organization}`}
        </p>
        {member.acceptance === "pending" && <p className="muted">{t("chats.members.pending")}</p>}
        {asks && (
          <div className="entry-actions">
            <Button size="small" appearance="primary" onClick={onRemove}>
              {t("chats.members.remove", { name: member.displayName })}
            </Button>
            <Button size="small" onClick={() => setAsks(false)}>
              {t("shared.action.cancel")}
            </Button>
          </div>
        )}
      </div>
      {isOwn && <span className="mark">{t("chats.members.you")}</span>}
      {onRemove && !asks && (
        <Button
          appearance="subtle"
          icon={<PersonDeleteRegular />}
          aria-label={t("chats.members.remove", { name: member.displayName })}
          title={t("chats.members.remove", { name: member.displayName })}
          onClick={() => setAsks(true)}
        />
      )}
    </li>
  );
}

function Rename({ chat, onRenamed }: { chat: Chat; onRenamed: () => Promise<void> }) {
  const { t } = useTranslation();
  const [topic, setTopic] = useState(chat.topic ?? "");
  const rename = useMutation({ mutationFn: (name: string) => renameChat(chat.id, name), onSuccess: onRenamed });
  const isNew = topic.trim() !== (chat.topic ?? "");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (isNew) rename.mutate(topic.trim());
  };
  return (
    <form className="finder" onSubmit={submit} noValidate>
      <Field
        label={t("chats.members.name")}
        validationState={rename.isSuccess && !isNew ? "success" : rename.isError ? "error" : "none"}
        validationMessage={
          rename.isError
            ? refusalWords(toProblem(rename.error), t)
            : rename.isSuccess && !isNew
              ? t("chats.members.renamed")
              : undefined
        }
      >
        <Input value={topic} maxLength={250} onChange={(_, data) => setTopic(data.value)} />
      </Field>
      <Button type="submit" disabledFocusable={!isNew || rename.isPending}>
        {t("shared.action.save")}
      </Button>
    </form>
  );
}
