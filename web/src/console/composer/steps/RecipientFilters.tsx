import { Checkbox, Field, Input } from "@fluentui/react-components";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type MessageRecipients, platforms } from "../../../api/types";
import { useFormat } from "../../../i18n/useFormat";
import { Chips } from "../../picker/Chips";
import { offeredLanguages } from "./LanguageBar";

type Filters = MessageRecipients["filters"];

interface Props {
  filters: Filters;
  onChange: (filters: Filters) => void;
}

/** Filters over what the directory and the devices say. */
export function RecipientFilters({ filters, onChange }: Props) {
  const { t } = useTranslation();
  const isSet = Object.values(filters).some((values) => values && values.length > 0);
  return (
    <details className="card filters" open={isSet || undefined}>
      <summary>{t("composer.recipients.filters")}</summary>
      <div className="column">
        <p className="muted">{t("composer.recipients.filtersHelp")}</p>
        {(["departments", "companies", "cities"] as const).map((field) => (
          <WordList
            key={field}
            label={t(`composer.recipients.${field}`)}
            words={filters[field]}
            onChange={(words) => onChange({ ...filters, [field]: words })}
          />
        ))}
        <TickList
          label={t("composer.recipients.platforms")}
          options={platforms.map((value) => ({ value, label: value }))}
          chosen={filters.platforms}
          onChange={(chosen) => onChange({ ...filters, platforms: chosen })}
        />
        <LanguageTicks filters={filters} onChange={onChange} />
        {(["minimumBuilds", "capabilities"] as const).map((field) => (
          <WordList
            key={field}
            label={t(`composer.recipients.${field}`)}
            hint={t(`composer.recipients.${field}Help`)}
            words={filters[field] ?? []}
            onChange={(words) => onChange({ ...filters, [field]: words })}
          />
        ))}
      </div>
    </details>
  );
}

function LanguageTicks({ filters, onChange }: Props) {
  const { t } = useTranslation();
  const { languageName } = useFormat();
  return (
    <TickList
      label={t("composer.recipients.languages")}
      options={offeredLanguages.slice(0, 8).map((value) => ({ value, label: languageName(value) }))}
      chosen={filters.languages}
      onChange={(languages) => onChange({ ...filters, languages })}
    />
  );
}

interface WordListProps {
  label: string;
  hint?: string;
  words: string[];
  onChange: (words: string[]) => void;
}

function WordList({ label, hint, words, onChange }: WordListProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const add = () => {
    const word = text.trim();
    if (word !== "" && !words.includes(word)) onChange([...words, word]);
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    add();
  };
  return (
    <div className="column tight">
      <Field label={label} {...(hint && { hint })}>
        <Input
          value={text}
          placeholder={t("composer.recipients.typeAndAdd")}
          onChange={(_, data) => setText(data.value)}
          onKeyDown={onKeyDown}
          onBlur={add}
        />
      </Field>
      <Chips
        label={label}
        chosen={words.map((word) => ({ id: word, name: word }))}
        onRemove={(word) => onChange(words.filter((one) => one !== word))}
      />
    </div>
  );
}

interface TickListProps {
  label: string;
  options: { value: string; label: string }[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

function TickList({ label, options, chosen, onChange }: TickListProps) {
  return (
    <fieldset className="ticks">
      <legend>{label}</legend>
      {options.map((option) => (
        <Checkbox
          key={option.value}
          label={option.label}
          checked={chosen.includes(option.value)}
          onChange={(_, data) =>
            onChange(data.checked ? [...chosen, option.value] : chosen.filter((one) => one !== option.value))
          }
        />
      ))}
    </fieldset>
  );
}
