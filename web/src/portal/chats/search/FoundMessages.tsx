import { Spinner } from "@fluentui/react-components";
import { SearchRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Chat, ChatMessage } from "../../../api/types";
import { EmptyState } from "../../../ui/EmptyState";
import { ErrorState } from "../../../ui/ErrorState";
import { searchMessages } from "../chatRequests";
import { isSearchable } from "./excerpt";
import { FoundMessage } from "./FoundMessage";
import { useCalm } from "./useCalm";

/** As many as the server gives. */
const most = 50;

interface Props {
  text: string;
  chats: readonly Chat[];
  ownId: string;
  onChoose: (message: ChatMessage) => void;
}

/** What was found in the person's chats, newest first. */
export function FoundMessages({ text, chats, ownId, onChoose }: Props) {
  const { t } = useTranslation();
  const wanted = useCalm(text.trim());
  const isWanted = isSearchable(wanted);
  const found = useQuery({
    queryKey: ["chatSearch", wanted],
    queryFn: () => searchMessages(wanted),
    enabled: isWanted,
    // What is said meanwhile is found as well.
    staleTime: 0,
    gcTime: 60_000,
    retry: false,
  });
  const count = found.data?.length ?? 0;
  return (
    <section className="chat-entries" aria-label={t("chats.search.results")}>
      <p role="status" className="found-count">
        {!isWanted && t("chats.search.short")}
        {isWanted && count > 0 && t(count < most ? "chats.search.count" : "chats.search.most", { count })}
        {isWanted && found.isSuccess && count === 0 && (
          <span className="visually-hidden">{t("chats.search.none")}</span>
        )}
      </p>
      {isWanted && found.isPending && <Spinner size="small" label={t("shared.loading")} />}
      {isWanted && found.isError && <ErrorState error={found.error} onRetry={() => found.refetch()} />}
      {isWanted && found.isSuccess && count === 0 && (
        <EmptyState icon={<SearchRegular />} title={t("chats.search.none")} help={t("chats.search.noneHelp")} />
      )}
      {isWanted && count > 0 && (
        <ul>
          {found.data?.map((one, place) => (
            <li key={`${one.chatId} ${one.id}`}>
              <FoundMessage
                message={one}
                known={chats.find((chat) => chat.id === one.chatId)}
                search={wanted}
                ownId={ownId}
                isStop={place === 0}
                onChoose={() => onChoose(one)}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
