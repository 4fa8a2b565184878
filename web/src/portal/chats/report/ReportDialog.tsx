import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Textarea,
} from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../../api/problem";
import type { ChatMessage } from "../../../api/types";
import { useFocusReturn } from "../../../ui/useFocusReturn";
import { useSubmit } from "../../../ui/useSubmit";
import { reportMessage } from "../chatRequests";
import { refusalWords } from "../refusalWords";
import { Quote } from "../thread/MessageItem";

/** Most characters of a comment. */
const longest = 1_000;

interface Props {
  message: ChatMessage;
  ownId: string;
  onDone: () => void;
  onClose: () => void;
}

/** Tells the organization of a message, with what the person has to say of it. */
export function ReportDialog({ message, ownId, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const [comment, setComment] = useState("");
  useFocusReturn();
  const count = [...comment.trim()].length;
  const isTooLong = count > longest;
  const submit = useSubmit(() => reportMessage(message.chatId, message.id, comment), onDone);
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface className="chat-dialog">
        <DialogBody>
          <DialogTitle>{t("chats.report.title")}</DialogTitle>
          <DialogContent className="chat-dialog-content report">
            <Quote answered={message} ownId={ownId} />
            <p>{t("chats.report.help")}</p>
            <Field
              label={t("chats.report.comment")}
              hint={t("chats.report.hint")}
              validationMessage={isTooLong ? t("chats.report.tooLong", { count: count - longest }) : undefined}
            >
              <Textarea value={comment} rows={4} resize="vertical" onChange={(_, data) => setComment(data.value)} />
            </Field>
            {submit.isError && (
              <p role="alert" className="dialog-problem">
                {refusalWords(toProblem(submit.error), t)}
              </p>
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t("shared.action.cancel")}</Button>
            <Button
              appearance="primary"
              disabledFocusable={submit.isPending || isTooLong}
              onClick={() => !isTooLong && submit.submit()}
            >
              {t("chats.report.send")}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
