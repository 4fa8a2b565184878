import { Field, Select } from "@fluentui/react-components";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/useFormat";
import { Chips } from "../picker/Chips";
import { voices } from "./conferencing";

/** Languages that callers may choose beside the first. */
const most = 4;

interface Props {
  first: string;
  further: readonly string[];
  onChange: (part: { primaryLanguage?: string; secondaryLanguages?: readonly string[] }) => void;
}

/** In which language callers are greeted, and which others they may choose. */
export function VoiceFields({ first, further, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const known = useMemo(
    () =>
      [...new Set([...voices, first])]
        .map((tag) => ({ tag, name: format.languageName(tag) }))
        .sort((a, b) => a.name.localeCompare(b.name, i18n.language)),
    [first, format, i18n.language],
  );
  const left = known.filter(({ tag }) => tag !== first && !further.includes(tag));
  return (
    <>
      <Field label={t("conferencing.numbers.language")}>
        <Select
          value={first}
          onChange={(_, data) =>
            onChange({
              primaryLanguage: data.value,
              secondaryLanguages: further.filter((one) => one !== data.value),
            })
          }
        >
          {known.map(({ tag, name }) => (
            <option key={tag} value={tag}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Chips
        label={t("conferencing.numbers.more")}
        chosen={further.map((id) => ({ id, name: format.languageName(id) }))}
        onRemove={(id) => onChange({ secondaryLanguages: further.filter((one) => one !== id) })}
      />
      <Field label={t("conferencing.numbers.moreAdd")} hint={t("conferencing.numbers.moreHelp")}>
        <Select
          value=""
          disabled={further.length >= most}
          onChange={(_, data) => data.value !== "" && onChange({ secondaryLanguages: [...further, data.value] })}
        >
          <option value="">{t("conferencing.numbers.languageChoose")}</option>
          {left.map(({ tag, name }) => (
            <option key={tag} value={tag}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}
