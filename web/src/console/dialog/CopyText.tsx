import { Button } from "@fluentui/react-components";
import { CheckmarkRegular, CopyRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";

/** A text for machines, with a button that copies it. Without a clipboard the text can still be selected. */
export function CopyText({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <span className="copy-text">
      <code>{text}</code>
      {navigator.clipboard && (
        <Button
          size="small"
          appearance="subtle"
          icon={copied ? <CheckmarkRegular /> : <CopyRegular />}
          aria-label={t("applications.copy", { label })}
          onClick={copy}
        />
      )}
      <span className="visually-hidden" role="status">
        {copied && t("applications.copied")}
      </span>
    </span>
  );
}
