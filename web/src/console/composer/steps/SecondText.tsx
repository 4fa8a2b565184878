import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import type { Message, MessageText } from "../../../api/types";
import { blankText } from "../draft";
import type { Finding } from "../rules";
import { LinkField } from "./LinkField";
import { TextFields } from "./TextFields";
import { useRuleWords } from "./useRuleWords";

type Content = Message["content"];

interface Props {
  content: Content;
  language: string;
  findings: Finding[];
  onChange: (part: Partial<Content>) => void;
}

/** The second text of a lock screen, in the languages of the first. */
export function SecondText({ content, language, findings, onChange }: Props) {
  const { t } = useTranslation();
  const rules = useRuleWords();
  const { second } = content;
  const blank = { theme: null, texts: content.texts.map((one) => blankText(one.language)), link: "" };
  if (!second)
    return (
      <div>
        <Button icon={<AddRegular />} onClick={() => onChange({ second: blank })}>
          {t("composer.second.add")}
        </Button>
      </div>
    );
  const texts = content.texts.map(
    (one) => second.texts?.find((other) => other.language === one.language) ?? blankText(one.language),
  );
  const text = texts.find((one) => one.language === language) ?? blankText(language);
  const changeText = (next: MessageText) =>
    onChange({ second: { ...second, texts: texts.map((one) => (one.language === next.language ? next : one)) } });
  return (
    <fieldset className="second-text">
      <legend>{t("composer.second.title")}</legend>
      <TextFields text={text} location="lockScreen" findings={findings} onChange={changeText} />
      <LinkField
        link={second.link ?? ""}
        problem={rules.of(findings, ["secondLink"])}
        onChange={(link) => onChange({ second: { ...second, link } })}
      />
      <div>
        <Button onClick={() => onChange({ second: null })}>{t("composer.second.remove")}</Button>
      </div>
    </fieldset>
  );
}
