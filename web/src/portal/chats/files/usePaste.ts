import type { ClipboardEvent } from "react";
import { useTranslation } from "react-i18next";

/** Takes files out of the clipboard; a picture from the screen has no name of its own and gets one. */
export function usePaste(onFiles: (files: readonly File[]) => void): (event: ClipboardEvent) => void {
  const { t } = useTranslation();
  return (event) => {
    const files = [...event.clipboardData.files];
    // What has words too, as a table of a calculation has, is pasted as words.
    if (files.length === 0 || event.clipboardData.types.includes("text/plain")) return;
    event.preventDefault();
    onFiles(files.map((one) => (/^image\.\w+$/.test(one.name) ? renamed(one, t("chats.files.pasted")) : one)));
  };
}

function renamed(file: File, word: string): File {
  const ending = file.name.split(".").at(-1);
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join(".");
  return new File([file], `${word} ${day} ${time}.${ending}`, { type: file.type });
}
