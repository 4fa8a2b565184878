import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { ExternalChatSettings } from "../../api/types";
import { useNotice } from "../shell/notices";
import { chatSettingsQuery, externalChatChanged } from "./chatQueries";
import { changesOf, type TypedRules, typedRules, wrongIn } from "./chatSettings";

/** Whether two versions say the same: the number rises with every policy that is granted, too. */
const isAlike = (one: ExternalChatSettings, other: ExternalChatSettings) =>
  Object.keys(changesOf(one, typedRules(other))).length === 0;

/** What is typed, over the version that was opened. */
export function useTypedRules(settings: ExternalChatSettings) {
  const [opened, setOpened] = useState(settings);
  const [typed, setTyped] = useState(() => typedRules(settings));
  const take = (saved: ExternalChatSettings) => {
    setOpened(saved);
    setTyped(typedRules(saved));
  };
  const changes = changesOf(opened, typed);
  const isChanged = Object.keys(changes).length > 0;
  // What somebody else has saved is shown; where something is typed already, saving it tells.
  if (opened["@odata.etag"] !== settings["@odata.etag"]) {
    if (!isChanged) take(settings);
    else if (isAlike(opened, settings)) setOpened(settings);
  }
  const change = (part: Partial<TypedRules>) => setTyped({ ...typed, ...part });
  const wrong = wrongIn(typed);
  return { opened, typed, change, changes, isChanged, wrong, isWrong: Object.keys(wrong).length > 0, take };
}

/** Saves what is another one now, over the version that was opened. */
export function useSaveRules({ opened, changes, take }: ReturnType<typeof useTypedRules>) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  return useMutation({
    mutationFn: async () => {
      const params = { header: { "If-Match": opened["@odata.etag"] } };
      const saved = await unwrap(client.PATCH("/beta/admin/chat/settings", { params, body: changes }));
      return saved as ExternalChatSettings;
    },
    onSuccess: (saved) => {
      queries.setQueryData(chatSettingsQuery.queryKey, saved);
      take(saved);
      void externalChatChanged(queries);
      notify(t("externalChat.rules.saved"));
    },
  });
}
