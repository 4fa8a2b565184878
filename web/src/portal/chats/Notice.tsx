import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

/** Milliseconds for which it stays. */
const stays = 12_000;

/** That something was done, or could not be. It goes away by itself, not while somebody is on it. */
export function Notice({ words, onEnd }: { words: string; onEnd: () => void }) {
  const { t } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words stay for as long
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.querySelector(".chat-notice:hover, .chat-notice:focus-within")) onEnd();
    }, stays);
    return () => clearInterval(timer);
  }, [words, onEnd]);
  return (
    <div className="undo-notice chat-notice">
      <span>{words}</span>
      <Button
        size="small"
        appearance="transparent"
        icon={<DismissRegular />}
        aria-label={t("shared.action.close")}
        title={t("shared.action.close")}
        onClick={onEnd}
      />
    </div>
  );
}
