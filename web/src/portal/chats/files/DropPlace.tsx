import { AttachRegular } from "@fluentui/react-icons";
import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  /** Whether files can be taken now. */
  isOpen: () => boolean;
  onFiles: (files: readonly File[]) => void;
  /** Of a folder nothing is taken. */
  onFolder: () => void;
  children: ReactNode;
}

/** Takes files that are dropped anywhere on a conversation. */
export function DropPlace({ isOpen, onFiles, onFolder, children }: Props) {
  const { t } = useTranslation();
  // Each thing under the pointer is entered and left for itself.
  const depth = useRef(0);
  const [isOver, setOver] = useState(false);
  const step = (event: DragEvent, by: number) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    if (!isOpen()) return;
    depth.current = Math.max(0, depth.current + by);
    setOver(depth.current > 0);
  };
  const drop = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    if (!isOpen()) return;
    const items = [...event.dataTransfer.items].filter((one) => one.kind === "file");
    const isFolder = (one: DataTransferItem) => one.webkitGetAsEntry()?.isDirectory ?? false;
    const files = items.filter((one) => !isFolder(one)).flatMap((one) => one.getAsFile() ?? []);
    if (files.length > 0) onFiles(files);
    else if (items.length > 0) onFolder();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button beside the text does the same for everybody
    <div
      className="drop-place"
      onDragEnter={(event) => step(event, 1)}
      onDragLeave={(event) => step(event, -1)}
      onDragOver={(event) => hasFiles(event) && event.preventDefault()}
      onDrop={drop}
    >
      {children}
      {isOver && (
        <div className="drop-here">
          <AttachRegular aria-hidden="true" />
          <p>{t("chats.files.drop")}</p>
        </div>
      )}
    </div>
  );
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer.types.includes("Files");
}
