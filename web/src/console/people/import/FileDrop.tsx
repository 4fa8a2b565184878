import { DocumentArrowUpRegular } from "@fluentui/react-icons";
import type { InputHTMLAttributes } from "react";
import { useTranslation } from "react-i18next";

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, "onChange"> {
  /** The chosen file's name. */
  chosen: string | undefined;
  onFile: (file: File | undefined) => void;
}

/** A place to press, or to drop a file on. Its words are the page's own: those of the browser speak its language. */
export function FileDrop({ chosen, onFile, ...input }: Props) {
  const { t } = useTranslation();
  return (
    <div className="file-drop">
      <DocumentArrowUpRegular aria-hidden="true" />
      <span>{chosen ?? t("people.import.drop")}</span>
      <input
        {...input}
        type="file"
        title={chosen ?? t("people.import.drop")}
        onChange={(event) => onFile(event.target.files?.[0])}
      />
    </div>
  );
}
