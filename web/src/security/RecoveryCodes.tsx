import { Button } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

/** Recovery codes, in the only moment in which they can be read. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join("\n"));
    setCopied(true);
  };
  return (
    <div className="recovery-codes">
      <h2 ref={title} tabIndex={-1}>
        {t("security.app.codesTitle")}
      </h2>
      <p>{t("security.app.codesHelp")}</p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="entry-actions">
        <Button appearance="primary" onClick={onKept}>
          {t("security.app.kept")}
        </Button>
        <Button onClick={() => void copy()}>{t("security.app.copy")}</Button>
      </div>
      <p role="status">{copied && t("security.app.copied")}</p>
    </div>
  );
}
