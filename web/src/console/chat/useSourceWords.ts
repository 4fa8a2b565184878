import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ExternalPolicySource } from "../../api/types";
import { grantsQuery } from "./chatQueries";

/** From where somebody has a policy, in words. */
export function useSourceWords(): (source: ExternalPolicySource) => string {
  const { t } = useTranslation();
  const grants = useQuery(grantsQuery).data;
  return (source) => {
    if (source.by === "user") return t("externalChat.who.source.user");
    if (source.by === "global") return t("externalChat.who.source.global");
    const group = grants?.find((one) => one.subjectId === source.groupId)?.displayName;
    const { rank } = source;
    return group
      ? t("externalChat.who.source.group", { group, rank })
      : t("externalChat.who.source.groupUnknown", { rank });
  };
}
