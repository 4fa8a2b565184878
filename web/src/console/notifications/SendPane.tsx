import { Button } from "@fluentui/react-components";
import { SendRegular } from "@fluentui/react-icons";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../api/problem";
import { useSubmit } from "../../ui/useSubmit";
import { DetailDrawer } from "../dialog/DetailDrawer";
import { checkText, type NotificationText, sentText } from "./notification";
import { SendProblem } from "./SendProblem";
import { type FieldProblems, fieldProblems } from "./sendProblem";
import { TextFields } from "./TextFields";

interface Props {
  /** To whom it goes, and what holds for it. */
  to: string;
  help: string;
  send: (text: NotificationText) => Promise<unknown>;
  /** Afterwards: closes the pane, or shows what became of it. */
  onSent: () => void;
  onClose: () => void;
}

/** Title and message at the side of the list, sent without a review. What was typed stays when it is refused. */
export function SendPane({ to, help, send, onSent, onClose }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState<NotificationText>({ title: "", body: "" });
  const [isStrict, setStrict] = useState(false);
  const [refused, setRefused] = useState<FieldProblems>({});
  const [failures, setFailures] = useState(0);
  const isWrong = checkText(text).length > 0;
  const attempt = async () => {
    try {
      await send({ title: sentText(text.title), body: sentText(text.body) });
    } catch (cause) {
      setRefused(fieldProblems(toProblem(cause), [], t));
      setFailures((count) => count + 1);
      throw cause;
    }
  };
  const { submit, isPending, error } = useSubmit(attempt, onSent);
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    setStrict(true);
    if (!isWrong) submit();
  };
  const change = (part: Partial<NotificationText>) => {
    setText({ ...text, ...part });
    setRefused({});
  };
  const isAtField = refused.title !== undefined || refused.body !== undefined;
  return (
    <DetailDrawer title={t("notifications.send")} onClose={onClose}>
      <form className="column" onSubmit={onSubmit} noValidate>
        <div className="column tight">
          <strong>{to}</strong>
          <p className="muted">{help}</p>
        </div>
        <TextFields text={text} onChange={change} strict={isStrict} refused={refused} />
        {error && !isAtField && <SendProblem key={failures} error={error} to="device" />}
        <div className="row-actions">
          <Button type="submit" appearance="primary" icon={<SendRegular />} disabledFocusable={isPending}>
            {t(isPending ? "notifications.wizard.sending" : "notifications.device.send")}
          </Button>
          <Button onClick={onClose}>{t("shared.action.cancel")}</Button>
        </div>
      </form>
    </DetailDrawer>
  );
}
