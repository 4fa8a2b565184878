import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, Tab, TabList } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import type { Message } from "../../../api/types";
import { useFormat } from "../../../i18n/useFormat";

/** Languages in which a message can be written. Any language tag works; these are offered. */
export const offeredLanguages = [
  "en",
  "fr",
  "de",
  "es",
  "it",
  "nl",
  "pt",
  "pl",
  "cs",
  "sv",
  "da",
  "nb",
  "fi",
  "ro",
  "hu",
  "el",
  "tr",
  "ru",
  "uk",
  "ar",
  "zh",
  "ja",
  "ko",
] as const;

type Content = Message["content"];

interface Props {
  content: Content;
  current: string | undefined;
  onChoose: (language: string) => void;
  onChange: (part: Partial<Content>) => void;
}

/** Which languages the message has, which is the default, and the way to more. */
export function LanguageBar({ content, current, onChoose, onChange }: Props) {
  const { t } = useTranslation();
  const { languageName } = useFormat();
  const isDefault = current === content.defaultLanguage;
  const remove = () => {
    onChange({ texts: content.texts.filter((one) => one.language !== current) });
    onChoose(content.defaultLanguage);
  };
  return (
    <div className="language-bar">
      <div className="language-tabs">
        <TabList
          selectedValue={current}
          onTabSelect={(_, data) => onChoose(String(data.value))}
          aria-label={t("composer.text.languages")}
          size="small"
        >
          {content.texts.map((one) => (
            <Tab key={one.language} value={one.language}>
              {languageName(one.language)}
            </Tab>
          ))}
        </TabList>
        <AddLanguage
          taken={content.texts.map((one) => one.language)}
          onAdd={(language) => {
            onChange({ texts: [...content.texts, { language, title: "", body: "", buttonText: "" }] });
            onChoose(language);
          }}
        />
      </div>
      {content.texts.length > 1 && current && (
        <div className="row-actions">
          {isDefault ? (
            <span className="muted">{t("composer.text.isDefault")}</span>
          ) : (
            <>
              <Button size="small" onClick={() => onChange({ defaultLanguage: current })}>
                {t("composer.text.makeDefault")}
              </Button>
              <Button size="small" onClick={remove}>
                {t("composer.text.remove", { language: languageName(current) })}
              </Button>
            </>
          )}
        </div>
      )}
      <p>
        {current && <strong>{t("composer.text.writeIn", { language: languageName(current) })} </strong>}
        <span className="muted">{t("composer.text.defaultHelp")}</span>
      </p>
    </div>
  );
}

function AddLanguage({ taken, onAdd }: { taken: string[]; onAdd: (language: string) => void }) {
  const { t } = useTranslation();
  const { languageName } = useFormat();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button size="small" appearance="subtle" icon={<AddRegular />}>
          {t("composer.text.add")}
        </Button>
      </MenuTrigger>
      <MenuPopover className="tall-menu">
        <MenuList>
          {offeredLanguages
            .filter((language) => !taken.includes(language))
            .map((language) => (
              <MenuItem key={language} onClick={() => onAdd(language)}>
                {languageName(language)}
              </MenuItem>
            ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
