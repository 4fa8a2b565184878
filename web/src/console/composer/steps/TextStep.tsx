import { Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MessageText } from "../../../api/types";
import { MessagePreview } from "../../messages/MessagePreview";
import { LanguageBar } from "./LanguageBar";
import type { StepProps } from "./step";
import { TextFields } from "./TextFields";
import { useRuleWords } from "./useRuleWords";

export function TextStep({ draft, onChange, findings }: StepProps) {
  const { t } = useTranslation();
  const rules = useRuleWords();
  const { content } = draft;
  const [chosen, setChosen] = useState(content.defaultLanguage);
  const text = content.texts.find((one) => one.language === chosen) ?? content.texts[0];
  const changeContent = (part: Partial<typeof content>) => onChange({ ...draft, content: { ...content, ...part } });
  const changeText = (next: MessageText) =>
    changeContent({ texts: content.texts.map((one) => (one.language === next.language ? next : one)) });
  return (
    <div className="two-columns even">
      <section className="column">
        <h2 className="question">{t("composer.text.question")}</h2>
        <LanguageBar content={content} current={text?.language} onChoose={setChosen} onChange={changeContent} />
        {text && <TextFields text={text} location={draft.location} findings={findings} onChange={changeText} />}
        <Field
          label={t("composer.text.link")}
          hint={t("composer.text.linkHelp")}
          validationMessage={rules.of(findings, ["linkMissing", "linkHttps"])}
          required
        >
          <Input
            type="url"
            value={content.link}
            placeholder="https://"
            onChange={(_, data) => changeContent({ link: data.value })}
          />
        </Field>
      </section>
      <MessagePreview location={draft.location} content={content} language={text?.language ?? ""} />
    </div>
  );
}
