import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from "@fluentui/react-components";
import type { ReactNode, SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { useFocusReturn } from "../../ui/useFocusReturn";
import { useSubmit } from "../../ui/useSubmit";
import { ProblemBar } from "./ProblemBar";

interface Props {
  title: string;
  children: ReactNode;
  submitLabel: string;
  disabled?: boolean;
  onSubmit: () => Promise<unknown>;
  onClose: () => void;
  /** Offered when somebody else changed the object meanwhile. */
  onReload?: () => void;
  /** Whether the refusal is explained at the field that it is about. */
  isExplained?: boolean;
}

/** A form in a dialog; a refusal is explained in place and nothing typed is lost. */
export function FormDialog({ title, children, submitLabel, disabled, onSubmit, onClose, ...more }: Props) {
  const { t } = useTranslation();
  useFocusReturn();
  const { submit, isPending, isError, error } = useSubmit(onSubmit, onClose);
  const onFormSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!disabled) submit();
  };
  return (
    <Dialog open modalType="modal" onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface>
        <form onSubmit={onFormSubmit} noValidate>
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className="dialog-words">
              {children}
              {isError && !more.isExplained && <ProblemBar error={error} onReload={more.onReload} />}
            </DialogContent>
            <DialogActions>
              <Button type="submit" appearance="primary" disabled={disabled || isPending}>
                {submitLabel}
              </Button>
              <Button onClick={onClose}>{t("shared.action.cancel")}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
