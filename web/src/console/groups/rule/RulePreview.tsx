import { Spinner } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../../api/client";
import type { DirectoryObject } from "../../../api/types";
import { ProblemBar } from "../../dialog/ProblemBar";

/** Milliseconds without typing after which the people are counted. */
const typingPause = 200;

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), typingPause);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** Whom a rule would hold, and who would come and go: nothing is saved by looking. */
export function RulePreview({ rule, groupId }: { rule: string; groupId?: string | undefined }) {
  const { t } = useTranslation();
  const settled = useSettled(rule);
  const preview = useQuery({
    queryKey: ["groups", "preview", groupId, settled],
    queryFn: () =>
      unwrap(
        client.POST("/beta/groups/previewDynamicMembership", {
          body: { membershipRule: settled, groupId: groupId ?? null },
        }),
      ),
    enabled: settled.trim() !== "",
    placeholderData: keepPreviousData,
    retry: false,
  });
  const shown = preview.data;
  return (
    <div className="rule-preview" aria-live="polite">
      {settled.trim() === "" && <p className="muted">{t("groups.rule.nothing")}</p>}
      {preview.isLoading && <Spinner size="tiny" label={t("shared.loading")} />}
      {preview.isError && <ProblemBar error={preview.error} />}
      {shown && !preview.isError && settled.trim() !== "" && (
        <>
          <p>
            <strong>{t("groups.rule.count", { count: shown.count })}</strong>
          </p>
          <Side title={t("groups.rule.come", { count: shown.added })} count={shown.added} people={shown.addedMembers} />
          {groupId && (
            <Side
              title={t("groups.rule.go", { count: shown.removed })}
              count={shown.removed}
              people={shown.removedMembers}
            />
          )}
        </>
      )}
    </div>
  );
}

function Side({ title, count, people }: { title: string; count: number; people: DirectoryObject[] }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  const names = people.map((one) => one.displayName).join(", ");
  const rest = count - people.length;
  return (
    <details>
      <summary>{title}</summary>
      <p className="muted">{rest > 0 ? t("groups.rule.andMore", { names, count: rest }) : names}</p>
    </details>
  );
}
