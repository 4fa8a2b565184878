import { Button } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Chat } from "../../../api/types";
import { contactsQuery, refreshChat } from "../chatList";
import { setBlocked } from "../chatRequests";
import { partnerOf } from "../names";

/** Where to write; in its place, of somebody who is blocked, the way back to it. */
export function Unblocked({ chat, ownId, children }: { chat: Chat; ownId: string; children: ReactNode }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const partner = partnerOf(chat, ownId);
  const contacts = useQuery({ ...contactsQuery, enabled: Boolean(partner?.isExternal) });
  const contact = contacts.data?.find((one) => one.id === partner?.userId);
  const unblock = useMutation({
    mutationFn: (id: string) => setBlocked(id, false),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: contactsQuery.queryKey });
      await refreshChat(queries, chat.id);
    },
  });
  if (contact?.state !== "blocked") return children;
  return (
    <div className="chat-over" role="status">
      <p>{t("chats.block.isBlocked", { name: contact.displayName })}</p>
      <Button disabledFocusable={unblock.isPending} onClick={() => unblock.mutate(contact.id)}>
        {t("chats.block.undo")}
      </Button>
    </div>
  );
}
