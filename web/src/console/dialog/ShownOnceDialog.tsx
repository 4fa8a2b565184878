import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from "@fluentui/react-components";
import { useFocusReturn } from "../../ui/useFocusReturn";
import { CopyText } from "./CopyText";

interface Props {
  title: string;
  /** Whose it is, and what to do with it. */
  help: string;
  /** What the secret is called. */
  label: string;
  secret: string;
  /** On the only button: that it has been kept. */
  keptLabel: string;
  onClose: () => void;
}

/** A secret that can be read in this moment only; a click beside it does not take it away. */
export function ShownOnceDialog({ title, help, label, secret, keptLabel, onClose }: Props) {
  useFocusReturn();
  return (
    <Dialog open modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className="dialog-words">
            <p>{help}</p>
            <CopyText label={label} text={secret} />
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {keptLabel}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
