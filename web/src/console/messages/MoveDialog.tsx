import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Message } from "../../api/types";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { useNotice } from "../shell/notices";
import { messageMoves } from "./messageQueries";

export type ConfirmedMove = "submitForApproval" | "withdraw" | "cancel" | "delete";

const titles = {
  submitForApproval: "messages.confirm.submitTitle",
  withdraw: "messages.confirm.withdrawTitle",
  cancel: "messages.confirm.cancelTitle",
  delete: "messages.confirm.deleteTitle",
} as const;

interface Props {
  message: Message;
  move: ConfirmedMove;
  onClose: () => void;
}

/** Asks before a move of the message, and says what it does. */
export function MoveDialog({ message, move, onClose }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const notify = useNotice();
  const act = async () => {
    await messageMoves[move](message);
    if (move === "delete") {
      queries.removeQueries({ queryKey: ["messages", "one", message.id] });
      await navigate({ to: "/messages" });
    }
    await queries.invalidateQueries({ queryKey: ["messages"] });
    notify(t(`messages.done.${move}`));
  };
  return (
    <ConfirmDialog
      title={t(titles[move], { name: message.name })}
      confirmLabel={t(`messages.action.${move}`)}
      destructive={move === "delete" || move === "cancel"}
      onConfirm={act}
      onClose={onClose}
    >
      <MoveEffect message={message} move={move} />
    </ConfirmDialog>
  );
}

function MoveEffect({ message, move }: { message: Message; move: ConfirmedMove }) {
  const { t } = useTranslation();
  const active = message.state === "active";
  if (move === "submitForApproval") return <p>{t("messages.confirm.submitHelp")}</p>;
  if (move === "withdraw") return <p>{t("messages.confirm.withdrawHelp")}</p>;
  return (
    <>
      {move === "cancel" ? (
        <p>{t(active ? "messages.confirm.cancelActive" : "messages.confirm.cancelScheduled")}</p>
      ) : (
        <p>
          {t("messages.confirm.deleteHelp")} {active && t("messages.confirm.deleteActive")}
        </p>
      )}
      {message.figures.peopleSeen > 0 && (
        <p>{t("messages.confirm.cancelFigures", { count: message.figures.peopleSeen })}</p>
      )}
    </>
  );
}
