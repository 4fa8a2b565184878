import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode, SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { ProblemBar } from "./ProblemBar";
import { useFocusReturn } from "./useFocusReturn";

interface Props {
  title: string;
  children: ReactNode;
  submitLabel: string;
  disabled?: boolean;
  onSubmit: () => Promise<unknown>;
  onClose: () => void;
  /** Offered when somebody else changed the object meanwhile. */
  onReload?: () => void;
}

/** A form in a dialog; a refusal is explained in place and nothing typed is lost. */
export function FormDialog({ title, children, submitLabel, disabled, onSubmit, onClose, onReload }: Props) {
  const { t } = useTranslation();
  useFocusReturn();
  const submit = useMutation({ mutationFn: onSubmit, onSuccess: onClose });
  const onFormSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!disabled && !submit.isPending) submit.mutate();
  };
  return (
    <Dialog open modalType="modal" onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface>
        <form onSubmit={onFormSubmit} noValidate>
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className="dialog-words">
              {children}
              {submit.isError && <ProblemBar error={submit.error} onReload={onReload} />}
            </DialogContent>
            <DialogActions>
              <Button type="submit" appearance="primary" disabled={disabled || submit.isPending}>
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
