import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ChatMember } from "../../../api/types";
import { PersonMark } from "../../../ui/PersonMark";
import { ExternalMark } from "../ChatMarks";

interface Props {
  id: string;
  members: readonly ChatMember[];
  active: number;
  onChoose: (member: ChatMember) => void;
}

export const optionId = (id: string, place: number) => `${id}-${place}`;

/** People who can be named, over the text in which somebody types an @. The text keeps the focus. */
export function MentionList({ id, members, active, onChoose }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={t("chats.compose.people")}
      className="mention-list"
      tabIndex={-1}
    >
      {members.map((member, place) => (
        <div
          key={member.userId}
          id={optionId(id, place)}
          role="option"
          tabIndex={-1}
          aria-selected={place === active}
          // Before the text would lose the focus.
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(member);
          }}
        >
          <PersonMark name={member.displayName} size={28} />
          <span className="mention-option-name">{member.displayName}</span>
          {member.isExternal && <ExternalMark />}
        </div>
      ))}
    </div>
  );
}
