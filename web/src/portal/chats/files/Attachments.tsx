import { ArrowDownloadRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChatFile } from "../../../api/types";
import { fileAddress } from "../chatRequests";
import { FileIcon } from "./FileIcon";
import { isPicture, takenName } from "./fileRules";
import { PictureDialog } from "./PictureDialog";
import { useFileSize } from "./useFileSize";

interface Props {
  chatId: string;
  files: readonly ChatFile[];
  /** Of somebody who was not accepted yet, pictures are not drawn by themselves. */
  showsPictures: boolean;
  tabIndex: number;
}

/** Files of a message: pictures as such, anything else as something to save. */
export function Attachments({ chatId, files, showsPictures, tabIndex }: Props) {
  const { t } = useTranslation();
  if (files.length === 0) return null;
  return (
    <ul className="attachments" aria-label={t("chats.files.list")}>
      {files.map((one) => (
        <li key={one.id}>
          <Attachment chatId={chatId} file={one} showsPictures={showsPictures} tabIndex={tabIndex} />
        </li>
      ))}
    </ul>
  );
}

interface AttachmentProps extends Omit<Props, "files"> {
  file: ChatFile;
}

function Attachment({ chatId, file, showsPictures, tabIndex }: AttachmentProps) {
  const { t } = useTranslation();
  const size = useFileSize();
  const [isBroken, setBroken] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const address = fileAddress(chatId, file.id);
  const name = takenName(file.name);
  // The server gives such a file this type whatever its sender calls it, and no browser reads it as anything else.
  if (showsPictures && isPicture(file.fileType) && !isBroken)
    return (
      <>
        <button
          type="button"
          className="picture"
          tabIndex={tabIndex}
          title={name}
          aria-label={t("chats.files.enlarge", { name })}
          onClick={() => setOpen(true)}
        >
          <img src={address} alt="" loading="lazy" decoding="async" onError={() => setBroken(true)} />
        </button>
        {isOpen && <PictureDialog address={address} name={name} onClose={() => setOpen(false)} />}
      </>
    );
  return (
    <a className="file-card" href={address} download={name} tabIndex={tabIndex} title={name}>
      <FileIcon fileType={file.fileType} />
      <span className="file-card-words">
        <span className="visually-hidden">{t("chats.files.download")} </span>
        <span className="file-name" dir="auto">
          {name}
        </span>
        <span className="file-size">{size(file.size)}</span>
      </span>
      <ArrowDownloadRegular className="file-card-sign" aria-hidden="true" />
    </a>
  );
}
