import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { useNotice } from "../shell/notices";
import { licencesChanged } from "./licenceQueries";

/** Gives back what a batch took away. */
export function useUndoReclaim(): (id: string) => Promise<void> {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  return async (id) => {
    await unwrap(client.POST("/beta/admin/licenses/reclaim/{id}/undo", { params: { path: { id } } }));
    await licencesChanged(queries);
    notify(t("licences.overlap.undone"));
  };
}
