import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { User } from "../../api/types";
import { useCan } from "../../session/useSession";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { useNotice } from "../shell/notices";
import { personGroupsQuery } from "./personQueries";

export type AccountMove = "enable" | "disable" | "signOut" | "delete";

const words = {
  enable: {
    title: "people.enableTitle",
    help: "people.enableHelp",
    label: "people.enable",
    done: "people.enabledDone",
  },
  disable: {
    title: "people.disableTitle",
    help: "people.disableHelp",
    label: "people.disable",
    done: "people.disabledDone",
  },
  signOut: {
    title: "people.signOutTitle",
    help: "people.signOutHelp",
    label: "people.signOut",
    done: "people.signedOut",
  },
  delete: { title: "people.deleteTitle", help: "people.deleteHelp", label: "people.delete", done: "people.deleted" },
} as const;

interface Props {
  user: User;
  move: AccountMove;
  onClose: () => void;
  onGone: () => void;
}

/** Enabling, disabling, signing out and deleting an account, each with its effect. */
export function AccountDialog({ user, move, onClose, onGone }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const name = user.displayName;
  const act = async () => {
    const path = { id: user.id };
    if (move === "delete") {
      await unwrap(client.DELETE("/v1.0/users/{id}", { params: { path } }));
      // The list first: the focus must not go back to a row that is about to vanish.
      await queries.invalidateQueries({ queryKey: ["people", "list"] });
      onGone();
      queries.removeQueries({ queryKey: ["people", "one", user.id] });
    } else if (move === "signOut") {
      await unwrap(client.POST("/v1.0/users/{id}/revokeSignInSessions", { params: { path } }));
    } else {
      const header = { "If-Match": user["@odata.etag"] };
      await unwrap(
        client.PATCH("/v1.0/users/{id}", { params: { path, header }, body: { accountEnabled: move === "enable" } }),
      );
    }
    await queries.invalidateQueries({ queryKey: ["people"] });
    notify(t(words[move].done, { name }));
  };
  return (
    <ConfirmDialog
      title={t(words[move].title, { name })}
      confirmLabel={t(words[move].label)}
      destructive={move !== "enable"}
      onConfirm={act}
      onClose={onClose}
    >
      <p>{t(words[move].help, { name })}</p>
      {move === "delete" && <GroupEffect userId={user.id} />}
    </ConfirmDialog>
  );
}

function GroupEffect({ userId }: { userId: string }) {
  const { t } = useTranslation();
  const allowed = useCan("Group.Read.All");
  const groups = useQuery({ ...personGroupsQuery(userId), enabled: allowed });
  if (!groups.data) return null;
  const direct = groups.data.filter((one) => one.isDirect && !one.isAllCompany);
  if (direct.length === 0) return <p>{t("people.effectGroups_zero")}</p>;
  return (
    <p>{t("people.effectGroups", { count: direct.length, names: direct.map((one) => one.displayName).join(", ") })}</p>
  );
}
