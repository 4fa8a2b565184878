import { Field, Select } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { firstThemes, type Message, type MessageTheme, secondThemes } from "../../../api/types";
import type { Finding } from "../rules";
import { LinkField } from "./LinkField";
import { useRuleWords } from "./useRuleWords";

type Content = Message["content"];

interface Props {
  content: Content;
  findings: Finding[];
  onChange: (part: Partial<Content>) => void;
}

/** The two cards of *get started*: a theme, whose words are ready, and a link each. */
export function CardFields({ content, findings, onChange }: Props) {
  const rules = useRuleWords();
  const second = content.second ?? { theme: null, texts: [], link: "" };
  const themeProblem = (theme: MessageTheme | null | undefined) =>
    theme ? undefined : rules.of(findings, ["themeMissing"]);
  return (
    <>
      <Card
        number={1}
        themes={firstThemes}
        theme={content.theme}
        problem={themeProblem(content.theme)}
        onTheme={(theme) => onChange({ theme })}
      >
        <LinkField
          link={content.link ?? ""}
          problem={rules.of(findings, ["linkMissing", "linkHttps", "linkDomain"])}
          onChange={(link) => onChange({ link })}
        />
      </Card>
      <Card
        number={2}
        themes={secondThemes}
        theme={second.theme}
        problem={themeProblem(second.theme)}
        onTheme={(theme) => onChange({ second: { ...second, theme } })}
      >
        <LinkField
          link={second.link ?? ""}
          problem={rules.of(findings, ["secondLink"])}
          onChange={(link) => onChange({ second: { ...second, link } })}
        />
      </Card>
    </>
  );
}

interface CardProps {
  number: number;
  themes: readonly MessageTheme[];
  theme: MessageTheme | null | undefined;
  problem: string | undefined;
  onTheme: (theme: MessageTheme | null) => void;
  children: React.ReactNode;
}

function Card({ number, themes, theme, problem, onTheme, children }: CardProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="second-text">
      <legend>{t("composer.second.card", { number })}</legend>
      <Field
        label={t("composer.second.theme")}
        hint={t("composer.second.themeHelp")}
        validationMessage={problem}
        required
      >
        <Select value={theme ?? ""} onChange={(_, data) => onTheme(themes.find((one) => one === data.value) ?? null)}>
          <option value="">{t("composer.second.chooseTheme")}</option>
          {themes.map((one) => (
            <option key={one} value={one}>
              {t(`shared.cardTheme.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      {children}
    </fieldset>
  );
}
