import {
  DocumentPdfRegular,
  DocumentRegular,
  DocumentTableRegular,
  DocumentTextRegular,
  ImageRegular,
} from "@fluentui/react-icons";

/** What kind of file it is, for the eye; its name says it too. */
export function FileIcon({ fileType }: { fileType: string }) {
  const Icon = iconOf(fileType);
  return <Icon className="file-icon" aria-hidden="true" />;
}

function iconOf(fileType: string) {
  if (fileType.startsWith("image/")) return ImageRegular;
  if (fileType === "application/pdf") return DocumentPdfRegular;
  if (/spreadsheet/.test(fileType)) return DocumentTableRegular;
  if (/^text\/|wordprocessing|opendocument\.text/.test(fileType)) return DocumentTextRegular;
  return DocumentRegular;
}
