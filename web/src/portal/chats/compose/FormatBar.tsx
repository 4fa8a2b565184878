import { Button } from "@fluentui/react-components";
import {
  CodeRegular,
  LinkRegular,
  TextBoldRegular,
  TextBulletListLtrRegular,
  TextItalicRegular,
  TextQuoteRegular,
} from "@fluentui/react-icons";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { EmojiPicker } from "../thread/EmojiPicker";
import type { Format } from "./formatting";

const formats: { kind: Exclude<Format, "strike">; icon: ReactElement }[] = [
  { kind: "bold", icon: <TextBoldRegular /> },
  { kind: "italic", icon: <TextItalicRegular /> },
  { kind: "list", icon: <TextBulletListLtrRegular /> },
  { kind: "code", icon: <CodeRegular /> },
  { kind: "link", icon: <LinkRegular /> },
  { kind: "quote", icon: <TextQuoteRegular /> },
];

interface Props {
  onFormat: (kind: Format) => void;
  onEmoji: (emoji: string) => void;
}

/** Buttons that put marks into the text. */
export function FormatBar({ onFormat, onEmoji }: Props) {
  const { t } = useTranslation();
  return (
    <fieldset className="format-bar" aria-label={t("chats.compose.formatting")}>
      {formats.map(({ kind, icon }) => (
        <Button
          key={kind}
          appearance="subtle"
          size="small"
          icon={icon}
          aria-label={t(`chats.compose.${kind}`)}
          title={t(`chats.compose.${kind}`)}
          // The text keeps the focus, and what is selected in it.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onFormat(kind)}
        />
      ))}
      <EmojiPicker size="small" label={t("chats.compose.emoji")} onPick={onEmoji} />
    </fieldset>
  );
}
