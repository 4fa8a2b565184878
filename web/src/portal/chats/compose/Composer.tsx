import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChatFile, ChatMember, ChatMessage } from "../../../api/types";
import { FileTray } from "../files/FileTray";
import { useOutbox } from "../files/useOutbox";
import { usePaste } from "../files/usePaste";
import { Quote } from "../thread/MessageItem";
import { ComposerButtons } from "./ComposerButtons";
import { draftOf, keepDraft } from "./drafts";
import { FormatBar } from "./FormatBar";
import { type Format, format } from "./formatting";
import { MentionList, optionId } from "./MentionList";
import type { Mentionable } from "./mentions";
import { useMentions } from "./useMentions";
import { type Written, written } from "./writing";

/** The largest message, in bytes. */
const largest = 28 * 1024;

/** What is being said differently, with its text as it was typed. */
export interface Edited {
  message: ChatMessage;
  text: string;
  named: readonly Mentionable[];
}

interface Props {
  chatId: string;
  ownId: string;
  name: string;
  members: readonly ChatMember[];
  field: RefObject<HTMLTextAreaElement | null>;
  answered: ChatMessage | undefined;
  edited: Edited | undefined;
  onSend: (message: Written, files: readonly ChatFile[]) => void;
  /** Neither an answer nor another wording any more. */
  onCancel: () => void;
  onTyping: () => void;
}

/** Where messages are written. Enter sends, Shift+Enter begins a new line. */
export function Composer(props: Props) {
  const { chatId, name, members, field, answered, edited, onSend, onCancel, onTyping } = props;
  const { t } = useTranslation();
  const [text, setText] = useState(edited?.text ?? draftOf(chatId).text);
  const [showsFormats, setShowsFormats] = useState(false);
  const { outbox, view } = useOutbox(chatId);
  const onPaste = usePaste((files) => outbox.add(files));
  const selection = useRef<[number, number]>(undefined);
  const change = (next: string, from?: number, to?: number) => {
    setText(next);
    if (from !== undefined) selection.current = [from, to ?? from];
  };
  const mentions = useMentions(field, members, (from, to, words) =>
    change(text.slice(0, from) + words + text.slice(to), from + words.length),
  );
  const { setNamed } = mentions;
  useEffect(() => setNamed(edited ? edited.named : draftOf(chatId).named), [setNamed, edited, chatId]);
  useEffect(() => {
    if (!edited) keepDraft(chatId, { text, named: mentions.named });
  }, [edited, chatId, text, mentions.named]);
  // A caret that was meant stands where it belongs once the text is there.
  useLayoutEffect(() => {
    if (!selection.current) return;
    field.current?.focus();
    field.current?.setSelectionRange(...selection.current);
    selection.current = undefined;
  });
  const size = new TextEncoder().encode(text).length;
  const isTooLarge = size > largest;
  // Another wording has no other files.
  const hasFiles = !edited && view.files.length > 0;
  const canSend = (text.trim() !== "" || hasFiles) && !isTooLarge && !(hasFiles && !outbox.isReady());
  const send = () => {
    if (!canSend) return;
    onSend(written(text, mentions.named), edited ? [] : outbox.empty());
    if (!edited) setText("");
    mentions.setNamed([]);
    field.current?.focus();
  };
  const put = (kind: Format) => {
    const element = field.current;
    if (!element) return;
    const { selectionStart: from, selectionEnd: to } = element;
    const next = format({ text, from, to }, kind, t("chats.compose.linkWords"));
    change(next.text, next.from, next.to);
  };
  const insert = (words: string) => {
    const from = field.current?.selectionStart ?? text.length;
    change(text.slice(0, from) + words + text.slice(field.current?.selectionEnd ?? from), from + words.length);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // A key that ends the composition of a sign is none of ours.
    if (event.nativeEvent.isComposing || mentions.onKey(event)) return;
    const shortcut = { b: "bold", i: "italic", k: "link" }[event.key] as Format | undefined;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && shortcut) {
      event.preventDefault();
      put(shortcut);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      send();
    } else if (event.key === "Escape" && (answered || edited)) {
      event.stopPropagation();
      onCancel();
    }
  };
  return (
    <div className="composer">
      {(answered || edited) && <About {...props} />}
      {mentions.isOpen && (
        <MentionList id={mentions.id} members={mentions.offered} active={mentions.active} onChoose={mentions.choose} />
      )}
      {!edited && (
        <FileTray
          view={view}
          onRemove={(key) => {
            outbox.remove(key);
            field.current?.focus();
          }}
          onRetry={(key) => outbox.retry(key)}
        />
      )}
      <div className="composer-box">
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          value={text}
          aria-label={t("chats.compose.label", { name })}
          placeholder={t("chats.compose.placeholder")}
          aria-autocomplete="list"
          aria-controls={mentions.isOpen ? mentions.id : undefined}
          aria-activedescendant={mentions.isOpen ? optionId(mentions.id, mentions.active) : undefined}
          onChange={(event) => {
            setText(event.target.value);
            mentions.look();
            onTyping();
          }}
          onSelect={mentions.look}
          onBlur={mentions.close}
          onPaste={edited ? undefined : onPaste}
          onKeyDown={onKeyDown}
        />
        <ComposerButtons
          isEdit={edited !== undefined}
          canSend={canSend}
          showsFormats={showsFormats}
          onFormats={() => setShowsFormats(!showsFormats)}
          onFiles={(files) => {
            outbox.add(files);
            field.current?.focus();
          }}
          onSend={send}
        />
      </div>
      <div className={showsFormats ? "composer-foot shown" : "composer-foot"}>
        <FormatBar onFormat={put} onEmoji={insert} />
        <span className="composer-hint muted">{t("chats.compose.hint")}</span>
      </div>
      {isTooLarge && (
        <p role="alert" className="composer-problem">
          {t("chats.compose.tooLarge", { count: Math.ceil((size - largest) / 1024) })}
        </p>
      )}
    </div>
  );
}

/** What is answered, or that something is said differently; and the way out of it. */
function About({ answered, edited, ownId, onCancel }: Props) {
  const { t } = useTranslation();
  return (
    <div className="composer-about">
      {edited ? <p>{t("chats.compose.editing")}</p> : <Quote answered={answered} ownId={ownId} />}
      <Button
        appearance="subtle"
        size="small"
        icon={<DismissRegular />}
        aria-label={t("shared.action.cancel")}
        title={t("shared.action.cancel")}
        onClick={onCancel}
      />
    </div>
  );
}
