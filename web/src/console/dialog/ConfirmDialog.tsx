import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFocusReturn } from "../../ui/useFocusReturn";
import { useSubmit } from "../../ui/useSubmit";
import { ProblemBar } from "./ProblemBar";

interface Props {
  title: string;
  /** What will happen, before it happens. */
  children: ReactNode;
  confirmLabel: string;
  confirmDisabled?: boolean;
  destructive?: boolean;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

/** Asks before something is done, shows the effect, and explains a refusal in place. */
export function ConfirmDialog({ title, children, confirmLabel, onConfirm, onClose, ...more }: Props) {
  const { t } = useTranslation();
  useFocusReturn();
  const { submit, isPending, isError, error } = useSubmit(onConfirm, onClose);
  return (
    <Dialog open modalType="modal" onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className="dialog-words">
            {children}
            {isError && <ProblemBar error={error} />}
          </DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              className={more.destructive ? "danger" : undefined}
              disabled={isPending || more.confirmDisabled}
              onClick={submit}
            >
              {confirmLabel}
            </Button>
            <Button onClick={onClose}>{t("shared.action.cancel")}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
