import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Link,
} from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { useFocusReturn } from "../../../ui/useFocusReturn";

interface Props {
  address: string;
  name: string;
  onClose: () => void;
}

/** A picture as large as the window lets it be. */
export function PictureDialog({ address, name, onClose }: Props) {
  const { t } = useTranslation();
  useFocusReturn();
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface className="picture-dialog">
        <DialogBody>
          <DialogTitle>
            <span dir="auto">{name}</span>
          </DialogTitle>
          <DialogContent className="picture-dialog-content">
            <img src={address} alt={name} />
          </DialogContent>
          <DialogActions>
            <Link href={address} download={name} className="picture-dialog-save">
              <ArrowDownloadRegular aria-hidden="true" /> {t("chats.files.save")}
            </Link>
            <Button appearance="primary" onClick={onClose}>
              {t("shared.action.close")}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
