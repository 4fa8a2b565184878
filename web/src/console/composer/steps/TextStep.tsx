import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LibraryText, Message, MessageText } from "../../../api/types";
import { MessagePreview } from "../../messages/MessagePreview";
import { CardFields } from "./CardFields";
import { LanguageBar } from "./LanguageBar";
import { LibraryChooser } from "./LibraryChooser";
import { LinkField } from "./LinkField";
import { PictureField } from "./PictureField";
import { SecondText } from "./SecondText";
import type { StepProps } from "./step";
import { TextFields } from "./TextFields";
import { useRuleWords } from "./useRuleWords";

type Content = Message["content"];

/** The content: what there is to fill in follows the location. */
export function TextStep({ draft, onChange, findings }: StepProps) {
  const { t } = useTranslation();
  const rules = useRuleWords();
  const { content, location } = draft;
  const [chosen, setChosen] = useState(content.defaultLanguage);
  const texts = content.texts ?? [];
  const text = texts.find((one) => one.language === chosen) ?? texts[0];
  const changeContent = (part: Partial<Content>) => onChange({ ...draft, content: { ...content, ...part } });
  const useReadyMade = (ready: LibraryText) => {
    const languages = ready.texts.map((one) => one.language);
    const defaultLanguage = languages.find((one) => one === content.defaultLanguage) ?? languages[0];
    changeContent({ texts: ready.texts, defaultLanguage: defaultLanguage ?? content.defaultLanguage });
    setChosen(defaultLanguage ?? chosen);
  };
  return (
    <div className="two-columns even">
      <section className="column">
        <h2 className="question">{t("composer.text.question")}</h2>
        {location === "getStarted" ? (
          <CardFields content={content} findings={findings} onChange={changeContent} />
        ) : (
          <>
            {location !== "lockScreen" && (
              <div>
                <LibraryChooser objective={draft.objective} location={location} onUse={useReadyMade} />
              </div>
            )}
            <LanguageBar content={content} current={text?.language} onChoose={setChosen} onChange={changeContent} />
            {text && <WrittenText draft={draft} findings={findings} text={text} onContent={changeContent} />}
          </>
        )}
        <PictureField
          location={location}
          picture={content.picture}
          problem={content.picture ? undefined : rules.of(findings, ["pictureMissing"])}
          onChange={(picture) => changeContent({ picture })}
        />
      </section>
      <MessagePreview
        location={location}
        content={content}
        {...(location === "getStarted" ? {} : { language: text?.language ?? "" })}
      />
    </div>
  );
}

interface WrittenProps extends Pick<StepProps, "draft" | "findings"> {
  text: MessageText;
  onContent: (part: Partial<Content>) => void;
}

function WrittenText({ draft: { content, location }, findings, text, onContent }: WrittenProps) {
  const rules = useRuleWords();
  const changeText = (next: MessageText) =>
    onContent({ texts: content.texts.map((one) => (one.language === next.language ? next : one)) });
  return (
    <>
      <TextFields text={text} location={location} findings={findings} onChange={changeText} />
      <LinkField
        link={content.link ?? ""}
        problem={rules.of(findings, ["linkMissing", "linkHttps", "linkDomain"])}
        onChange={(link) => onContent({ link })}
      />
      {location === "lockScreen" && (
        <SecondText content={content} language={text.language} findings={findings} onChange={onContent} />
      )}
    </>
  );
}
