import { SearchBox } from "@fluentui/react-components";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  text: string;
  onText: (text: string) => void;
}

/** Where one searches in what was said in one's own chats. The arrow key leads to what is found. */
export function SearchField({ text, onText }: Props) {
  const { t } = useTranslation();
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Escape" && text !== "") {
      event.preventDefault();
      event.stopPropagation();
      onText("");
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      event.stopPropagation();
      document.querySelector<HTMLElement>(".chat-entries [data-entry]")?.focus();
    }
  };
  return (
    <div className="chat-search">
      <SearchBox
        value={text}
        aria-label={t("chats.search.label")}
        placeholder={t("chats.search.placeholder")}
        dismiss={{ "aria-label": t("chats.search.clear"), title: t("chats.search.clear") }}
        onChange={(_, data) => onText(data.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
