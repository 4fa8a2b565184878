import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { ServiceNumber } from "../../api/types";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { useNotice } from "../shell/notices";
import { inPath } from "./conferencing";
import { conferencingChanged } from "./conferencingQueries";

/** Takes a number out of the list that nobody has. */
export function RemoveNumber({ number: { number }, onClose }: { number: ServiceNumber; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const remove = async () => {
    const params = { path: { number: inPath(number) } };
    await unwrap(client.DELETE("/beta/admin/conferencing/serviceNumbers/{number}", { params }));
    await conferencingChanged(queries);
    notify(t("conferencing.numbers.numberRemoved", { number }));
  };
  return (
    <ConfirmDialog
      title={t("conferencing.numbers.removeNumber", { number })}
      confirmLabel={t("conferencing.numbers.remove")}
      destructive
      onConfirm={remove}
      onClose={onClose}
    >
      <p>{t("conferencing.numbers.removeNumberHelp")}</p>
    </ConfirmDialog>
  );
}
