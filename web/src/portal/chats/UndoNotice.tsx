import { Button } from "@fluentui/react-components";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

/** Milliseconds for which something can be taken back here. */
const stays = 8_000;

interface Props {
  words: string;
  onUndo: () => void;
  onEnd: () => void;
}

/** That something was done, and the way back. It goes away by itself, not while somebody is on it. */
export function UndoNotice({ words, onUndo, onEnd }: Props) {
  const { t } = useTranslation();
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.querySelector(".undo-notice:hover, .undo-notice:focus-within")) onEnd();
    }, stays);
    return () => clearInterval(timer);
  }, [onEnd]);
  return (
    <div className="undo-notice">
      <span>{words}</span>
      <Button size="small" onClick={onUndo}>
        {t("chats.undo")}
      </Button>
    </div>
  );
}
