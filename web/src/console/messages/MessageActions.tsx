import { Button } from "@fluentui/react-components";
import {
  ArrowUndoRegular,
  CopyRegular,
  DeleteRegular,
  EditRegular,
  RecordStopRegular,
  SendRegular,
} from "@fluentui/react-icons";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactElement, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Message } from "../../api/types";
import { useSubmit } from "../../ui/useSubmit";
import { ProblemBar } from "../dialog/ProblemBar";
import { useNotice } from "../shell/notices";
import { type ConfirmedMove, MoveDialog } from "./MoveDialog";
import { messageMoves, messageQuery } from "./messageQueries";

const confirmed: [ConfirmedMove, ReactElement][] = [
  ["submitForApproval", <SendRegular key="send" />],
  ["withdraw", <ArrowUndoRegular key="undo" />],
  ["cancel", <RecordStopRegular key="stop" />],
  ["delete", <DeleteRegular key="delete" />],
];

/** The buttons for what this person may do with the message now. */
export function MessageActions({ message }: { message: Message }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<ConfirmedMove>();
  const may = (action: Message["allowedActions"][number]) => message.allowedActions.includes(action);
  return (
    <>
      {may("edit") && (
        <Button
          appearance="primary"
          icon={<EditRegular />}
          onClick={() => navigate({ to: "/messages/$messageId/edit", params: { messageId: message.id } })}
        >
          {t("messages.action.edit")}
        </Button>
      )}
      {may("copy") && <CopyButton message={message} />}
      {confirmed.map(
        ([move, icon]) =>
          may(move) && (
            <Button key={move} icon={icon} onClick={() => setAsking(move)}>
              {t(`messages.action.${move}`)}
            </Button>
          ),
      )}
      {asking && <MoveDialog message={message} move={asking} onClose={() => setAsking(undefined)} />}
    </>
  );
}

function CopyButton({ message }: { message: Message }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const notify = useNotice();
  const copy = useSubmit(async () => {
    const created = await messageMoves.copy(message.id);
    // Known at once: the page of the copy opens without a moment of nothing, and keeps the focus.
    queries.setQueryData(messageQuery(created.id).queryKey, created);
    await queries.invalidateQueries({ queryKey: ["messages"] });
    await navigate({ to: "/messages/$messageId/edit", params: { messageId: created.id } });
    notify(t("messages.done.copy"));
  });
  return (
    <>
      <Button icon={<CopyRegular />} disabled={copy.isPending} onClick={copy.submit}>
        {t("messages.action.copy")}
      </Button>
      {copy.isError && <ProblemBar error={copy.error} />}
    </>
  );
}
