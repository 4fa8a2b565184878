import { Button } from "@fluentui/react-components";
import { CheckmarkRegular, SendFilled, TextEditStyleRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { AttachButton } from "../files/AttachButton";

interface Props {
  /** Whether something is said differently: files stay as they were. */
  isEdit: boolean;
  canSend: boolean;
  showsFormats: boolean;
  onFormats: () => void;
  onFiles: (files: readonly File[]) => void;
  onSend: () => void;
}

/** Beside the text: files, formatting where it is out of sight, and sending. */
export function ComposerButtons({ isEdit, canSend, showsFormats, onFormats, onFiles, onSend }: Props) {
  const { t } = useTranslation();
  const sending = t(isEdit ? "chats.compose.save" : "chats.compose.send");
  return (
    <div className="composer-buttons">
      {!isEdit && <AttachButton onFiles={onFiles} />}
      <Button
        className="formats-toggle"
        appearance="subtle"
        icon={<TextEditStyleRegular />}
        aria-pressed={showsFormats}
        aria-label={t("chats.compose.formatting")}
        title={t("chats.compose.formatting")}
        onClick={onFormats}
      />
      <Button
        appearance={canSend ? "primary" : "subtle"}
        icon={isEdit ? <CheckmarkRegular /> : <SendFilled />}
        disabledFocusable={!canSend}
        aria-label={sending}
        title={sending}
        onClick={onSend}
      />
    </div>
  );
}
