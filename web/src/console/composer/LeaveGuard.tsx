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
import { useFocusReturn } from "../../ui/useFocusReturn";

interface Props {
  isDirty: () => boolean;
  /** Of a form that stands behind one tab of several: the tabs are of one page, but the form ends with its own. */
  tab?: boolean;
}

const tabOf = (search: object) => ("tab" in search ? search.tab : undefined);

/** Asks before unsaved work is left: inside the console with a dialog, else with the browser's own question. */
export function LeaveGuard({ isDirty, tab = false }: Props) {
  const { status, proceed, reset } = useBlocker({
    // Going from step to step stays on the page.
    shouldBlockFn: ({ current, next }) =>
      isDirty() && (current.pathname !== next.pathname || (tab && tabOf(current.search) !== tabOf(next.search))),
    enableBeforeUnload: isDirty,
    withResolver: true,
  });
  return status === "blocked" && <LeaveDialog onLeave={proceed} onStay={reset} />;
}

function LeaveDialog({ onLeave, onStay }: { onLeave: () => void; onStay: () => void }) {
  const { t } = useTranslation();
  useFocusReturn();
  return (
    <Dialog open modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t("shell.leave.title")}</DialogTitle>
          <DialogContent>{t("shell.leave.help")}</DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onStay}>
              {t("shell.leave.stay")}
            </Button>
            <Button onClick={onLeave}>{t("shell.leave.leave")}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
