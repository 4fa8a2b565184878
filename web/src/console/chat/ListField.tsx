import { Field, Textarea } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { countOf, type WrongList } from "./chatSettings";

interface Props {
  label: string;
  hint: string;
  kind: "domains" | "people";
  value: string;
  wrong: WrongList | undefined;
  /** What is said of an empty list that must not be one. */
  emptyWords?: string;
  disabled: boolean;
  onChange: (text: string) => void;
}

/** Of entries that are none, so many are named. */
const named = 5;

/** A list as it is typed: how long it is, and which of its entries are none. */
export function ListField({ label, hint, kind, value, wrong, emptyWords, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const count = countOf(kind, value);
  const problem = () => {
    if (!wrong) return undefined;
    if (wrong.isEmpty) return emptyWords;
    if (wrong.invalid.length === 0) return t("externalChat.rules.tooMany");
    const first = wrong.invalid.slice(0, named).join(", ");
    const more = wrong.invalid.length - named;
    const list = more > 0 ? t("externalChat.rules.invalidMore", { list: first, count: more }) : first;
    return t(kind === "domains" ? "externalChat.rules.noDomain" : "externalChat.rules.noPerson", { list });
  };
  return (
    <div>
      <Field label={label} hint={hint} validationMessage={problem()}>
        <Textarea
          className="list-text"
          rows={5}
          resize="vertical"
          spellCheck={false}
          value={value}
          disabled={disabled}
          onChange={(_, data) => onChange(data.value)}
        />
      </Field>
      {count > 0 && <p className="muted list-count">{t("externalChat.rules.count", { count })}</p>}
    </div>
  );
}
