// People who are named in a message: an @ and their name, which becomes a mention when the message is sent.
import type { NewChatMessage } from "../../../api/types";

/** Somebody who can be named. */
export interface Mentionable {
  userId: string;
  displayName: string;
}

/** A part of a line: words, or somebody who is named. */
export type Piece = string | Mentionable;

/** Cuts a text where somebody is named; of two names that fit, the longer one is meant. */
export function pieces(text: string, named: readonly Mentionable[]): Piece[] {
  const candidates = [...named].sort((one, other) => other.displayName.length - one.displayName.length);
  const all: Piece[] = [];
  let rest = text;
  let words = "";
  while (rest !== "") {
    const found = /(^|[\s(])$/.test(words) && rest.startsWith("@") && candidates.find((one) => begins(rest, one));
    if (found) {
      if (words !== "") all.push(words);
      all.push(found);
      words = "";
      rest = rest.slice(found.displayName.length + 1);
    } else {
      words += rest[0];
      rest = rest.slice(1);
    }
  }
  if (words !== "") all.push(words);
  return all;
}

function begins(text: string, one: Mentionable): boolean {
  const after = text[one.displayName.length + 1];
  return text.startsWith(`@${one.displayName}`) && (after === undefined || !/[\p{L}\p{N}]/u.test(after));
}

/** Collects who is named while a text is written as HTML: each of them gets the next number. */
export class Mentions {
  private readonly all: NonNullable<NewChatMessage["mentions"]> = [];

  /** Notes somebody; the HTML that stands for them. */
  add(one: Mentionable): string {
    const id = this.all.length;
    this.all.push({ id, mentionText: one.displayName, mentioned: { user: { id: one.userId } } });
    return `<at id="${id}">${escaped(one.displayName)}</at>`;
  }

  list(): NonNullable<NewChatMessage["mentions"]> {
    return this.all;
  }
}

export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** What is typed of a name before the caret: from the @ on; undefined where nobody is being named. */
export function typedName(text: string, caret: number): { from: number; typed: string } | undefined {
  const found = /(?:^|[\s(])@([\p{L}\p{N}\p{M}.'’_-]*(?: [\p{L}\p{N}\p{M}.'’_-]*)?)$/u.exec(text.slice(0, caret));
  if (!found) return undefined;
  const typed = found[1] ?? "";
  return { from: caret - typed.length - 1, typed };
}

/** Whose names fit to what was typed: the beginning of any part of the name, whatever the accents. */
export function fitting<Who extends Mentionable>(typed: string, members: readonly Who[]): Who[] {
  const wanted = plain(typed);
  return members.filter((one) => {
    const name = plain(one.displayName);
    return name.startsWith(wanted) || name.split(/\s+/).some((part) => part.startsWith(wanted));
  });
}

function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
