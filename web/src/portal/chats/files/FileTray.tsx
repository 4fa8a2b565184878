import { Button, ProgressBar } from "@fluentui/react-components";
import { ArrowClockwiseRegular, DismissRegular } from "@fluentui/react-icons";
import type { TFunction } from "i18next";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../../api/problem";
import { refusalWords } from "../refusalWords";
import { FileIcon } from "./FileIcon";
import { isPicture, mostFiles } from "./fileRules";
import type { OutboxView, OutFile } from "./outbox";
import { useFileSize } from "./useFileSize";

interface Props {
  view: OutboxView;
  onRemove: (key: string) => void;
  onRetry: (key: string) => void;
}

/** The files of the message that is being written: how far each has come, and the way to take it out. */
export function FileTray({ view, onRemove, onRetry }: Props) {
  const { t } = useTranslation();
  return (
    <div className="file-tray">
      {view.files.length > 0 && (
        <ul aria-label={t("chats.files.list")}>
          {view.files.map((one) => (
            <TrayFile key={one.key} one={one} onRemove={() => onRemove(one.key)} onRetry={() => onRetry(one.key)} />
          ))}
        </ul>
      )}
      <p role="status" className={stateOf(view) === "ready" ? "visually-hidden" : "file-tray-state"}>
        {view.files.length > 0 && t(`chats.files.${stateOf(view)}`, { count: view.files.length })}
        {view.leftOut > 0 && ` ${t("chats.files.tooMany", { count: mostFiles })}`}
      </p>
    </div>
  );
}

function stateOf(view: OutboxView): "refused" | "sending" | "ready" {
  if (view.files.some((one) => one.problem)) return "refused";
  return view.files.every((one) => one.taken) && view.leftOut === 0 ? "ready" : "sending";
}

interface TrayFileProps {
  one: OutFile;
  onRemove: () => void;
  onRetry: () => void;
}

function TrayFile({ one, onRemove, onRetry }: TrayFileProps) {
  const { t } = useTranslation();
  const size = useFileSize();
  return (
    <li className={one.problem ? "tray-file refused" : "tray-file"}>
      <Sight file={one.file} />
      <span className="tray-file-words">
        <span className="file-name" dir="auto" title={one.name}>
          {one.name}
        </span>
        <span className="file-size">{size(one.file.size)}</span>
        {one.problem && (
          <span role="alert" className="tray-file-problem">
            {fileProblemWords(one.problem, t)}
          </span>
        )}
        {!one.problem && !one.taken && (
          <ProgressBar value={one.share} max={1} aria-label={t("chats.files.progress", { name: one.name })} />
        )}
      </span>
      {one.problem && (one.problem.status === 0 || one.problem.status >= 500) && (
        <Button
          appearance="subtle"
          size="small"
          icon={<ArrowClockwiseRegular />}
          aria-label={t("chats.files.retry", { name: one.name })}
          title={t("chats.files.retry", { name: one.name })}
          onClick={onRetry}
        />
      )}
      <Button
        appearance="subtle"
        size="small"
        icon={<DismissRegular />}
        aria-label={t("chats.files.remove", { name: one.name })}
        title={t("chats.files.remove", { name: one.name })}
        onClick={onRemove}
      />
    </li>
  );
}

/** A small picture of a picture, and of anything else its kind. */
function Sight({ file }: { file: File }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!isPicture(file.type)) return;
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  // What only has the ending of a picture is none.
  if (address) return <img className="tray-picture" src={address} alt="" onError={() => setAddress(undefined)} />;
  return <FileIcon fileType={file.type} />;
}

function fileProblemWords(problem: Problem, t: TFunction): string {
  return problem.code === "fileEmpty" ? t("chats.files.empty") : refusalWords(problem, t);
}
