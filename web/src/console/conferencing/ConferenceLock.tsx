import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { ConferencingUser } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useSubmit } from "../../ui/useSubmit";
import { ProblemBar } from "../dialog/ProblemBar";
import { useNotice } from "../shell/notices";
import { conferencingChanged } from "./conferencingQueries";

interface Props {
  user: ConferencingUser;
  mayWrite: boolean;
}

/** Says that no PIN is taken for a while, and ends it; nothing where PINs are taken. */
export function ConferenceLock({ user, mayWrite }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const notify = useNotice();
  const { id, displayName: name, lockedUntilDateTime: until } = user;
  const { submit, isPending, isError, error } = useSubmit(async () => {
    await unwrap(client.POST("/beta/admin/conferencing/users/{id}/unlock", { params: { path: { id } } }));
    await conferencingChanged(queries);
    notify(t("conferencing.lock.done", { name }));
  });
  if (!until) return null;
  return (
    <>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{t("conferencing.lock.help", { until: format.dateTime(until) })}</MessageBarBody>
        {mayWrite && (
          <MessageBarActions>
            <Button onClick={submit} disabled={isPending}>
              {t("conferencing.lock.action")}
            </Button>
          </MessageBarActions>
        )}
      </MessageBar>
      {isError && <ProblemBar error={error} />}
    </>
  );
}
