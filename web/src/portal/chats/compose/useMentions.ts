import { type KeyboardEvent, type RefObject, useId, useState } from "react";
import type { ChatMember } from "../../../api/types";
import { fitting, type Mentionable, typedName } from "./mentions";

/** Most who are offered at once. */
const most = 8;

interface Typing {
  from: number;
  typed: string;
  active: number;
}

/** Offers people while somebody types an @ and the beginning of a name. */
export function useMentions(
  field: RefObject<HTMLTextAreaElement | null>,
  members: readonly ChatMember[],
  replace: (from: number, to: number, words: string) => void,
) {
  const id = useId();
  const [typing, setTyping] = useState<Typing>();
  const [named, setNamed] = useState<readonly Mentionable[]>([]);
  const offered = typing ? fitting(typing.typed, members).slice(0, most) : [];
  const isOpen = offered.length > 0;

  /** Looks at what stands before the caret. */
  const look = () => {
    const element = field.current;
    if (!element) return;
    const found = typedName(element.value, element.selectionStart);
    setTyping((before) => found && { ...found, active: before?.typed === found.typed ? before.active : 0 });
  };
  const choose = (member: ChatMember) => {
    if (!typing) return;
    replace(typing.from, field.current?.selectionStart ?? typing.from, `@${member.displayName} `);
    setNamed((before) => [...before.filter((one) => one.userId !== member.userId), member]);
    setTyping(undefined);
  };
  /** Whether the key was for the list. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (!isOpen || !typing) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setTyping({ ...typing, active: (typing.active + step + offered.length) % offered.length });
    else if (event.key === "Escape") setTyping(undefined);
    else if ((event.key === "Enter" && !event.shiftKey) || event.key === "Tab") {
      const member = offered[typing.active];
      if (member) choose(member);
    } else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const close = () => setTyping(undefined);
  return { id, isOpen, offered, active: typing?.active ?? 0, named, setNamed, look, choose, onKey, close };
}
