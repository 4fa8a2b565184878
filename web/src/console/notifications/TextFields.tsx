import { Field, Input, Textarea } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { checkText, isMissing, lengthOf, limits, type NotificationText } from "./notification";
import type { FieldProblems } from "./sendProblem";

interface Props {
  text: NotificationText;
  onChange: (part: Partial<NotificationText>) => void;
  /** Whether it is said, too, what has not been written yet. */
  strict: boolean;
  /** What the server has against it. */
  refused: FieldProblems;
}

/** Title and message of a notification, each with its counter. */
export function TextFields({ text, onChange, strict, refused }: Props) {
  const { t } = useTranslation();
  const findings = checkText(text);
  const problem = (field: "title" | "body") => {
    const found = findings.find((one) => one.field === field);
    if (!found || (isMissing(found) && !strict)) return refused[field];
    return t(`notifications.text.${found.rule as TextRule}`, { count: found.over ?? 0 });
  };
  return (
    <>
      <Field
        label={t("notifications.text.title")}
        hint={<Hint help={t("notifications.text.titleHelp")} text={text.title} limit={limits.title} />}
        validationMessage={problem("title")}
        required
      >
        <Input value={text.title} spellCheck onChange={(_, data) => onChange({ title: data.value })} />
      </Field>
      <Field
        label={t("notifications.text.body")}
        hint={<Hint help={t("notifications.text.bodyHelp")} text={text.body} limit={limits.body} />}
        validationMessage={problem("body")}
        required
      >
        <Textarea
          rows={5}
          resize="vertical"
          spellCheck
          value={text.body}
          onChange={(_, data) => onChange({ body: data.value })}
        />
      </Field>
    </>
  );
}

type TextRule = "titleMissing" | "titleTooLong" | "titleLines" | "bodyMissing" | "bodyTooLong" | "bodyControl";

function Hint({ help, text, limit }: { help: string; text: string; limit: number }) {
  const { t } = useTranslation();
  const used = lengthOf(text);
  return (
    <span className="counted-hint">
      <span>{help}</span>
      <span className={used > limit ? "bad-words count" : "count"}>
        {t("notifications.text.count", { used, limit })}
      </span>
    </span>
  );
}
