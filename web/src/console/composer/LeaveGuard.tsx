import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from "@fluentui/react-components";
import { useBlocker } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

/** Asks before unsaved work is left: inside the console with a dialog, else with the browser's own question. */
export function LeaveGuard({ isDirty }: { isDirty: () => boolean }) {
  const { t } = useTranslation();
  const { status, proceed, reset } = useBlocker({
    // Going from step to step stays on the page.
    shouldBlockFn: ({ current, next }) => isDirty() && current.pathname !== next.pathname,
    enableBeforeUnload: isDirty,
    withResolver: true,
  });
  if (status !== "blocked") return null;
  return (
    <Dialog open modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t("shell.leave.title")}</DialogTitle>
          <DialogContent>{t("shell.leave.help")}</DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={reset}>
              {t("shell.leave.stay")}
            </Button>
            <Button onClick={proceed}>{t("shell.leave.leave")}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
