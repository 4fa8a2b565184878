import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import {
  ArrowReplyRegular,
  DeleteRegular,
  EditRegular,
  FlagRegular,
  MoreHorizontalRegular,
} from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChatMessage } from "../../../api/types";
import { EmojiPicker } from "./EmojiPicker";
import { quickReactions } from "./emojis";
import { QuickSign } from "./ReactionSign";

export interface MessageDeeds {
  onReact: (message: ChatMessage, emoji: string, isGiven: boolean) => void;
  onReply: (message: ChatMessage) => void;
  onEdit: (message: ChatMessage) => void;
  onDelete: (message: ChatMessage) => void;
  /** Absent for people without an organization that could be told. */
  onReport: ((message: ChatMessage) => void) | undefined;
}

interface Props {
  message: ChatMessage;
  ownId: string;
  tabIndex: number;
  deeds: MessageDeeds;
}

/** What can be done with a message; seen while the pointer or the focus is on it. */
export function MessageActions({ message, ownId, tabIndex, deeds }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const isOwn = message.from.user.id === ownId;
  const { onReport } = deeds;
  const has = (emoji: string) =>
    message.reactions.some((one) => one.reactionType === emoji && one.user.user.id === ownId);
  return (
    <div className={isOpen ? "message-actions open" : "message-actions"}>
      {quickReactions.map(({ emoji, kind }) => (
        <Button
          key={kind}
          className="quick-reaction"
          appearance="subtle"
          size="small"
          icon={<QuickSign kind={kind} isGiven={has(emoji)} />}
          tabIndex={tabIndex}
          aria-pressed={has(emoji)}
          aria-label={t(`chats.reaction.${kind}`)}
          title={t(`chats.reaction.${kind}`)}
          onClick={() => deeds.onReact(message, emoji, !has(emoji))}
        />
      ))}
      <EmojiPicker
        label={t("chats.message.react")}
        size="small"
        tabIndex={tabIndex}
        isOpenChanged={setOpen}
        onPick={(emoji) => deeds.onReact(message, emoji, !has(emoji))}
      />
      <Button
        appearance="subtle"
        size="small"
        icon={<ArrowReplyRegular />}
        tabIndex={tabIndex}
        aria-label={t("chats.message.reply")}
        title={t("chats.message.reply")}
        onClick={() => deeds.onReply(message)}
      />
      {(isOwn || onReport) && (
        <Menu onOpenChange={(_, data) => setOpen(data.open)}>
          <MenuTrigger disableButtonEnhancement>
            <Button
              appearance="subtle"
              size="small"
              icon={<MoreHorizontalRegular />}
              tabIndex={tabIndex}
              aria-label={t("chats.message.more")}
              title={t("chats.message.more")}
            />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {isOwn && (
                <>
                  <MenuItem icon={<EditRegular />} onClick={() => deeds.onEdit(message)}>
                    {t("chats.message.edit")}
                  </MenuItem>
                  <MenuItem icon={<DeleteRegular />} onClick={() => deeds.onDelete(message)}>
                    {t("chats.message.delete")}
                  </MenuItem>
                </>
              )}
              {!isOwn && onReport && (
                <MenuItem icon={<FlagRegular />} onClick={() => onReport(message)}>
                  {t("chats.report.do")}
                </MenuItem>
              )}
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
    </div>
  );
}
