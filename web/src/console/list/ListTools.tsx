import { SearchBox, Select } from "@fluentui/react-components";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

/** Milliseconds without typing after which a search starts. */
const typingPause = 250;

/** Search and filters above a list. */
export function ListTools({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <search className="list-tools" aria-label={t("shared.action.search")}>
      {children}
    </search>
  );
}

interface SearchProps {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  placeholder: string;
}

/** Searches while typing, with a short pause. */
export function ListSearch({ value, onChange, placeholder }: SearchProps) {
  const [text, setText] = useState(value ?? "");
  const told = useRef(value ?? "");
  useEffect(() => {
    // The address changed by itself (back, or filters cleared).
    if ((value ?? "") !== told.current) {
      told.current = value ?? "";
      setText(value ?? "");
    }
  }, [value]);
  useEffect(() => {
    if (text === told.current) return;
    const timer = setTimeout(() => {
      told.current = text;
      onChange(text === "" ? undefined : text);
    }, typingPause);
    return () => clearTimeout(timer);
  }, [text, onChange]);
  return (
    <SearchBox
      className="list-search"
      value={text}
      onChange={(_, data) => setText(data.value)}
      placeholder={placeholder}
      aria-label={placeholder}
    />
  );
}

interface FilterProps {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  options: readonly { value: string; label: string }[];
}

export function ListFilter({ label, value, onChange, options }: FilterProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="list-filter">
      <label htmlFor={id}>{label}</label>
      <Select id={id} value={value ?? ""} onChange={(_, data) => onChange(data.value === "" ? undefined : data.value)}>
        <option value="">{t("shell.list.all")}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </div>
  );
}
