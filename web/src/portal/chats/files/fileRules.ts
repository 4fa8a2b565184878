// Which files a chat takes, as far as that can be said before the server has looked at them.
import { Problem } from "../../../api/problem";

/** Most files of one message. */
export const mostFiles = 10;

/** The largest file, in bytes. */
const largestFile = 10 * 1024 * 1024;

/** What the dialog of the system offers first; the server looks at the first bytes, whatever a file is called. */
export const offered =
  "image/png,image/jpeg,image/gif,image/webp,application/pdf,text/plain,.txt,.md,.csv,.log,.docx,.xlsx,.pptx,.odt,.ods";

/** Pictures that a browser draws and that can hold no script. */
const pictures = ["image/png", "image/jpeg", "image/gif", "image/webp"];

export function isPicture(fileType: string): boolean {
  return pictures.includes(fileType);
}

/** Why a file need not be sent to be refused. */
export function refusedBeforehand(file: Pick<File, "size">): Problem | undefined {
  if (file.size === 0) return new Problem(400, { code: "fileEmpty" });
  if (file.size > largestFile) return new Problem(413, { code: "fileTooLarge" });
  return undefined;
}

/** A name that the server takes, of one that the person's own system has. */
export function takenName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  // Control characters, and signs that turn the direction of the text: they let an ending look like another one.
  const plain = last.replaceAll(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, "").replaceAll(/[<>:"|?*]/g, "_");
  const shown = plain.trim().replace(/^\.+/, "");
  return shown === "" ? "file" : shortened(shown);
}

const longest = 200;

/** Cut in the middle: the ending says what it is. */
function shortened(name: string): string {
  const signs = [...name];
  if (signs.length <= longest) return name;
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? "";
  return signs.slice(0, longest - ending.length).join("") + ending;
}
