import {
  Button,
  Menu,
  MenuItem,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from "@fluentui/react-components";
import {
  ChatAddRegular,
  ChatRegular,
  EyeOffRegular,
  MoreHorizontalRegular,
  PeopleSettingsRegular,
} from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Chat, ChatMessage } from "../../../api/types";
import { EmptyState } from "../../../ui/EmptyState";
import { goToPath } from "../../usePath";
import { type KnownChats, loadEarlierChats } from "../chatList";
import { FoundMessages } from "../search/FoundMessages";
import { SearchField } from "../search/SearchField";
import { ChatEntry } from "./ChatEntry";
import { listed } from "./order";

interface Props {
  known: KnownChats;
  ownId: string;
  blocked: ReadonlySet<string>;
  openId: string | undefined;
  showsHidden: boolean;
  onShowHidden: (shows: boolean) => void;
  onNew: () => void;
  /** What is searched for; empty where nothing is. */
  search: string;
  onSearch: (text: string) => void;
  onChoose: (message: ChatMessage) => void;
}

/** The person's chats, or what is found in them. Arrow keys go from one to the next. */
export function ChatList(props: Props) {
  const { known, ownId, blocked, showsHidden, onShowHidden, onNew, search, onSearch, onChoose } = props;
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const { hiddenCount } = listed(known.chats, showsHidden, blocked);
  const walk = (event: KeyboardEvent) => {
    const links = [...(frame.current?.querySelectorAll<HTMLElement>("[data-entry]") ?? [])];
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, Home: -links.length, End: links.length };
    const step = steps[event.key];
    const place = links.indexOf(document.activeElement as HTMLElement);
    if (step === undefined || place < 0) return;
    event.preventDefault();
    links[Math.min(Math.max(place + step, 0), links.length - 1)]?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the links in it
    <div className="chat-list" ref={frame} onKeyDown={walk}>
      <div className="chat-list-head">
        <h1>{t("chats.title")}</h1>
        <Button
          appearance="subtle"
          icon={<ChatAddRegular />}
          title={t("chats.new")}
          aria-label={t("chats.new")}
          onClick={onNew}
        />
        <ListMenu showsHidden={showsHidden} hiddenCount={hiddenCount} onShowHidden={onShowHidden} />
      </div>
      {known.chats.length > 0 && <SearchField text={search} onText={onSearch} />}
      {search.trim() === "" ? (
        <ChatEntries {...props} />
      ) : (
        <FoundMessages text={search} chats={known.chats} ownId={ownId} onChoose={onChoose} />
      )}
    </div>
  );
}

/** Requests, pinned chats, the others. */
function ChatEntries({ known, ownId, blocked, openId, showsHidden, onShowHidden, onNew }: Props) {
  const { t } = useTranslation();
  const parts = listed(known.chats, showsHidden, blocked);
  const all = [...parts.requests, ...parts.pinned, ...parts.others];
  // One of them is on the way of the Tab key.
  const stop = all.find((one) => one.id === openId) ?? all[0];
  const section = (title: string, chats: readonly Chat[]) => (
    <ChatSection title={title} chats={chats} ownId={ownId} openId={openId} stopId={stop?.id} />
  );
  return (
    <div className="chat-entries">
      {all.length === 0 && parts.hiddenCount > 0 && (
        <EmptyState
          icon={<EyeOffRegular />}
          title={t("chats.allHidden")}
          help={t("chats.allHiddenHelp", { count: parts.hiddenCount })}
        >
          <Button onClick={() => onShowHidden(true)}>{t("chats.showHidden", { count: parts.hiddenCount })}</Button>
        </EmptyState>
      )}
      {all.length === 0 && parts.hiddenCount === 0 && (
        <EmptyState icon={<ChatRegular />} title={t("chats.empty")} help={t("chats.emptyHelp")}>
          <Button appearance="primary" icon={<ChatAddRegular />} onClick={onNew}>
            {t("chats.new")}
          </Button>
        </EmptyState>
      )}
      {parts.requests.length > 0 && section(t("chats.requests"), parts.requests)}
      {parts.pinned.length > 0 && section(t("chats.pinned"), parts.pinned)}
      {parts.others.length > 0 &&
        section(t(all.length > parts.others.length ? "chats.recent" : "chats.all"), parts.others)}
      {known.next !== undefined && <EarlierChats />}
    </div>
  );
}

interface SectionProps {
  title: string;
  chats: readonly Chat[];
  ownId: string;
  openId: string | undefined;
  stopId: string | undefined;
}

function ChatSection({ title, chats, ownId, openId, stopId }: SectionProps) {
  return (
    <section aria-label={title} className="chat-section">
      <h2>{title}</h2>
      <ul>
        {chats.map((chat) => (
          <li key={chat.id}>
            <ChatEntry chat={chat} ownId={ownId} isOpen={chat.id === openId} isStop={chat.id === stopId} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ListMenuProps {
  showsHidden: boolean;
  hiddenCount: number;
  onShowHidden: (shows: boolean) => void;
}

function ListMenu({ showsHidden, hiddenCount, onShowHidden }: ListMenuProps) {
  const { t } = useTranslation();
  return (
    <Menu
      checkedValues={{ hidden: showsHidden ? ["shown"] : [] }}
      onCheckedValueChange={(_, data) => onShowHidden(data.checkedItems.includes("shown"))}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<MoreHorizontalRegular />}
          title={t("chats.more")}
          aria-label={t("chats.more")}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem icon={<PeopleSettingsRegular />} onClick={() => goToPath("/chats/contacts")}>
            {t("chats.contacts.title")}
          </MenuItem>
          <MenuItemCheckbox name="hidden" value="shown" persistOnClick={false}>
            {t("chats.showHidden", { count: hiddenCount })}
          </MenuItemCheckbox>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function EarlierChats() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const load = useMutation({ mutationFn: () => loadEarlierChats(queries) });
  return (
    <Button
      className="chat-earlier"
      appearance="subtle"
      disabledFocusable={load.isPending}
      onClick={() => load.mutate()}
    >
      {t("chats.earlier")}
    </Button>
  );
}
