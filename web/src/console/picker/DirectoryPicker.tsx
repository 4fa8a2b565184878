import { Combobox, Field, Option } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { type DirectoryChoice, findChoices } from "./findChoices";

interface Props {
  label: string;
  hint?: string;
  kinds: readonly DirectoryChoice["kind"][];
  /** Ids that are chosen already. */
  exclude?: readonly string[];
  onPick: (choice: DirectoryChoice) => void;
  validationMessage?: string;
}

/** Finds a person or a group by name on the server while typing. */
export function DirectoryPicker({ label, hint, kinds, exclude = [], onPick, validationMessage }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const term = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ["directoryChoices", ...kinds, term],
    queryFn: () => findChoices(term, kinds),
    placeholderData: keepPreviousData,
  });
  const choices = (found.data ?? []).filter((one) => !exclude.includes(one.id));
  const describe = (choice: DirectoryChoice) =>
    choice.kind === "group" ? t("shell.picker.group", { count: choice.people }) : choice.userPrincipalName;
  return (
    <Field label={label} hint={hint} validationMessage={validationMessage}>
      <Combobox
        freeform
        value={text}
        placeholder={t("shell.picker.placeholder")}
        selectedOptions={[]}
        onChange={(event) => setText(event.target.value)}
        onOptionSelect={(_, data) => {
          const choice = choices.find((one) => one.id === data.optionValue);
          setText("");
          if (choice) onPick(choice);
        }}
      >
        {choices.map((choice) => (
          <Option key={choice.id} value={choice.id} text={choice.displayName}>
            <span className="choice">
              <span>{choice.displayName}</span>
              <span className="choice-more">{describe(choice)}</span>
            </span>
          </Option>
        ))}
        {choices.length === 0 && (
          <Option key="none" value="" text="" disabled>
            {found.isPending ? t("shell.picker.searching") : t("shell.picker.nothing")}
          </Option>
        )}
      </Combobox>
    </Field>
  );
}
