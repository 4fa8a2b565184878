import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { EndedContacts } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { EntriesSkeleton } from "../../ui/EntriesSkeleton";
import { Facts } from "../dialog/Facts";
import { ProblemBar } from "../dialog/ProblemBar";
import type { Ending } from "./EndContacts";

interface Props {
  ending: Ending;
  /** Told what would end, once that is known. */
  onKnown: (effect: EndedContacts) => void;
}

/** What would end, in numbers, before it does. */
export function EndPreview({ ending, onKnown }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const preview = useQuery({
    queryKey: ["externalChat", "endPreview", ending],
    queryFn: () => unwrap(client.POST("/beta/admin/chat/endContacts", { body: { ...ending, preview: true } })),
    // The numbers of an earlier moment would mislead.
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const effect = preview.data;
  useEffect(() => {
    if (effect) onKnown(effect);
  }, [effect, onKnown]);
  return (
    <div aria-live="polite" className="column tight">
      {preview.isPending && <EntriesSkeleton />}
      {preview.isError && <ProblemBar error={preview.error} />}
      {effect?.contacts === 0 && <p>{t("externalChat.end.nothing")}</p>}
      {effect && effect.contacts > 0 && (
        <>
          <p>
            <strong>{t("externalChat.end.would")}</strong>
          </p>
          <Facts
            entries={(["contacts", "people", "outsiders", "invitations", "groups"] as const).map((key) => [
              t(`externalChat.end.${key}`),
              format.number(effect[key]),
            ])}
          />
        </>
      )}
    </div>
  );
}
