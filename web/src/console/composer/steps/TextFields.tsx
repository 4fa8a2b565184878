import { Field, Input, Textarea } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { MessageLocation, MessageText } from "../../../api/types";
import { type Finding, type RuleName, scalarCount } from "../rules";
import { useBounds } from "../useBounds";
import { useRuleWords } from "./useRuleWords";

interface Props {
  text: MessageText;
  location: MessageLocation;
  findings: Finding[];
  onChange: (text: MessageText) => void;
}

/** Title, text and button of one language, each with its counter. */
export function TextFields({ text, location, findings, onChange }: Props) {
  const { t } = useTranslation();
  const rules = useRuleWords();
  const bounds = useBounds();
  const check = (value: string, limit: number, names: readonly RuleName[], tooLong: RuleName) =>
    scalarCount(value) > limit
      ? rules.words({ step: "text", rule: tooLong, language: text.language, limit })
      : rules.of(findings, names, text.language);
  const common = { lang: text.language, spellCheck: true };
  return (
    <>
      <Field
        label={t("composer.text.title")}
        hint={<Counter used={text.title} limit={bounds.title} />}
        validationMessage={check(text.title, bounds.title, ["titleMissing"], "titleLength")}
        required
      >
        <Input {...common} value={text.title} onChange={(_, data) => onChange({ ...text, title: data.value })} />
      </Field>
      <Field
        label={t("composer.text.body")}
        hint={<Counter used={text.body} limit={bounds.body} />}
        validationMessage={check(text.body, bounds.body, ["bodyMissing"], "bodyLength")}
        required
      >
        <Textarea
          {...common}
          rows={4}
          resize="vertical"
          value={text.body}
          onChange={(_, data) => onChange({ ...text, body: data.value })}
        />
      </Field>
      {location === "notificationArea" && <p className="muted">{t("composer.text.noButton")}</p>}
      {location !== "notificationArea" && location !== "lockScreen" && (
        <Field
          label={t("composer.text.button")}
          hint={
            <>
              {location === "taskbar" && `${t("composer.text.buttonHelp")} `}
              <Counter used={text.buttonText} limit={bounds.button} />
            </>
          }
          validationMessage={check(text.buttonText, bounds.button, ["buttonMissing"], "buttonLength")}
          required
        >
          <Input
            {...common}
            value={text.buttonText}
            onChange={(_, data) => onChange({ ...text, buttonText: data.value })}
          />
        </Field>
      )}
    </>
  );
}

function Counter({ used, limit }: { used: string; limit: number }) {
  const { t } = useTranslation();
  return <span>{t("composer.text.count", { used: scalarCount(used), limit })}</span>;
}
