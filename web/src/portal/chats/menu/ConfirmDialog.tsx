import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../../api/problem";
import { useFocusReturn } from "../../../ui/useFocusReturn";
import { useSubmit } from "../../../ui/useSubmit";
import { refusalWords } from "../refusalWords";

interface Props {
  title: string;
  help: string;
  action: string;
  act: () => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
}

/** Asks once more before something that others would notice, or that is hard to take back. */
export function ConfirmDialog({ title, help, action, act, onDone, onClose }: Props) {
  const { t } = useTranslation();
  useFocusReturn();
  const submit = useSubmit(act, onDone);
  return (
    <Dialog modalType="alert" open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface className="chat-dialog">
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            <p>{help}</p>
            {submit.isError && (
              <p role="alert" className="dialog-problem">
                {refusalWords(toProblem(submit.error), t)}
              </p>
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t("shared.action.cancel")}</Button>
            <Button appearance="primary" disabledFocusable={submit.isPending} onClick={submit.submit}>
              {action}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
