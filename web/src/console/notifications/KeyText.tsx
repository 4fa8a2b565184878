import { Button, Field, Textarea } from "@fluentui/react-components";
import { DocumentArrowUpRegular } from "@fluentui/react-icons";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

/** No key is larger, in bytes. */
const largest = 64 * 1024;

interface Props {
  label: string;
  hint: string;
  value: string;
  /** Names of files that hold such keys, such as `.p8`. */
  accept: string;
  refused: string | undefined;
  onChange: (text: string, fileName?: string) => void;
}

/** A key as text that is pasted, or read from a file of this computer. */
export function KeyText({ label, hint, value, accept, refused, onChange }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<{ name: string; isTooLarge: boolean }>();
  const read = async (chosen: File) => {
    const isTooLarge = chosen.size > largest;
    setFile({ name: chosen.name, isTooLarge });
    if (!isTooLarge) onChange(await chosen.text(), chosen.name);
  };
  return (
    <div className="column tight">
      <Field
        label={label}
        hint={hint}
        validationMessage={file?.isTooLarge ? t("notifications.keyForm.tooLarge") : refused}
        required
      >
        <Textarea
          className="key-text"
          rows={4}
          resize="vertical"
          spellCheck={false}
          autoComplete="off"
          value={value}
          onChange={(_, data) => {
            setFile(undefined);
            onChange(data.value);
          }}
        />
      </Field>
      <div className="row-actions">
        <input
          ref={input}
          type="file"
          accept={accept}
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t("notifications.keyForm.fileOf", { label })}
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            if (chosen) void read(chosen);
            event.target.value = "";
          }}
        />
        <Button icon={<DocumentArrowUpRegular />} onClick={() => input.current?.click()}>
          {t("notifications.keyForm.chooseFile")}
        </Button>
        {file && !file.isTooLarge && (
          <span className="muted">{t("notifications.keyForm.chosenFile", { name: file.name })}</span>
        )}
      </div>
    </div>
  );
}
