import { Button, Menu, MenuDivider, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import {
  AlertOffRegular,
  AlertRegular,
  EyeOffRegular,
  EyeRegular,
  MailUnreadRegular,
  MoreHorizontalRegular,
  PersonProhibitedRegular,
  PinOffRegular,
  PinRegular,
  SignOutRegular,
} from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Chat } from "../../../api/types";
import { goToPath } from "../../usePath";
import { contactsQuery, refreshChat } from "../chatList";
import { decide, markUnread, setBlocked, setHidden, setViewpoint } from "../chatRequests";
import { partnerOf } from "../names";
import { ConfirmDialog } from "./ConfirmDialog";

interface Props {
  chat: Chat;
  user: { id: string; tenantId: string };
}

/** How a chat stands in one's own list, and the ways out of it. */
export function ChatMenu({ chat, user }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asks, setAsks] = useState<"block" | "leave">();
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setAsks(undefined);
    // The entry of the menu that had the focus is gone with the menu.
    setTimeout(() => opener.current?.focus());
  };
  const { isMuted, isPinned, isHidden } = chat.viewpoint;
  const partner = partnerOf(chat, user.id);
  const isGroup = chat.chatType === "group";
  const settle = () => refreshChat(queries, chat.id);
  const act = useMutation({ mutationFn: (deed: () => Promise<void>) => deed(), onSettled: settle });
  const last = chat.lastMessagePreview?.createdDateTime;
  const away = async (deed: Promise<void>) => {
    await deed;
    // Whoever puts it away, or wants it unread, does not look at it any longer.
    goToPath("/chats");
  };
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            ref={opener}
            appearance="subtle"
            icon={<MoreHorizontalRegular />}
            aria-label={t("chats.menu.title")}
            title={t("chats.menu.title")}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem
              icon={isPinned ? <PinOffRegular /> : <PinRegular />}
              onClick={() => act.mutate(() => setViewpoint(chat.id, { isPinned: !isPinned }))}
            >
              {t(isPinned ? "chats.menu.unpin" : "chats.menu.pin")}
            </MenuItem>
            <MenuItem
              icon={isMuted ? <AlertRegular /> : <AlertOffRegular />}
              onClick={() => act.mutate(() => setViewpoint(chat.id, { isMuted: !isMuted }))}
            >
              {t(isMuted ? "chats.menu.unmute" : "chats.menu.mute")}
            </MenuItem>
            {last && (
              <MenuItem
                icon={<MailUnreadRegular />}
                onClick={() => act.mutate(() => away(markUnread(chat.id, user, last)))}
              >
                {t("chats.menu.unread")}
              </MenuItem>
            )}
            <MenuItem
              icon={isHidden ? <EyeRegular /> : <EyeOffRegular />}
              onClick={() =>
                act.mutate(() => (isHidden ? setHidden(chat.id, user, false) : away(setHidden(chat.id, user, true))))
              }
            >
              {t(isHidden ? "chats.menu.unhide" : "chats.menu.hide")}
            </MenuItem>
            {(partner?.isExternal || isGroup) && chat.acceptance === "accepted" && <MenuDivider />}
            {partner?.isExternal && (
              <MenuItem icon={<PersonProhibitedRegular />} onClick={() => setAsks("block")}>
                {t("chats.menu.block")}
              </MenuItem>
            )}
            {isGroup && chat.acceptance === "accepted" && (
              <MenuItem icon={<SignOutRegular />} onClick={() => setAsks("leave")}>
                {t("chats.menu.leave")}
              </MenuItem>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      {asks === "block" && partner && (
        <ConfirmDialog
          title={t("chats.block.title", { name: partner.displayName })}
          help={t("chats.block.help")}
          action={t("chats.block.do")}
          act={() => setBlocked(partner.userId, true)}
          onDone={() => {
            close();
            void queries.invalidateQueries({ queryKey: contactsQuery.queryKey });
          }}
          onClose={close}
        />
      )}
      {asks === "leave" && (
        <ConfirmDialog
          title={t("chats.leave.title")}
          help={t("chats.leave.help")}
          action={t("chats.leave.do")}
          act={() => decide(chat.id, "leave")}
          onDone={() => {
            close();
            void settle();
          }}
          onClose={close}
        />
      )}
    </>
  );
}
