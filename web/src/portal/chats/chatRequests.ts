// What the pages of chats ask the server. Ids of chats have colons and at signs: the client escapes them.
import { client, unwrap } from "../../api/client";
import { skipTokenOf } from "../../api/odata";
import type {
  Chat,
  ChatFile,
  ChatMember,
  ChatMessage,
  ExternalContact,
  FoundPerson,
  NewChatMember,
  NewChatMessage,
} from "../../api/types";
import { type Upload, upload } from "../../api/upload";

export interface Page<Thing> {
  value: readonly Thing[];
  /** Leads to the next page; undefined on the last one. */
  next: string | undefined;
}

const expand = "members,lastMessagePreview";
const chatsOfAPage = 50;
const messagesOfAPage = 30;

/** The person's chats, those that were written to last first. */
export async function readChats(after?: string): Promise<Page<Chat>> {
  const query = { $expand: expand, $top: chatsOfAPage, $skiptoken: after };
  const page = await unwrap(client.GET("/v1.0/me/chats", { params: { query } }));
  // Without `$select` nothing is left out.
  return { value: page.value as Chat[], next: skipTokenOf(page["@odata.nextLink"]) };
}

export async function readChat(id: string): Promise<Chat> {
  const params = { path: { id }, query: { $expand: expand } };
  return (await unwrap(client.GET("/v1.0/me/chats/{id}", { params }))) as Chat;
}

/** Messages, newest first. Of a request this is the preview. */
export async function readMessages(id: string, after?: string, count = messagesOfAPage): Promise<Page<ChatMessage>> {
  const params = { path: { id }, query: { $top: count, $skiptoken: after } };
  const page = await unwrap(client.GET("/v1.0/chats/{id}/messages", { params }));
  return { value: page.value as ChatMessage[], next: skipTokenOf(page["@odata.nextLink"]) };
}

export interface Changes {
  value: readonly ChatMessage[];
  position: number;
  more: boolean;
}

/** What has come or changed after a position. */
export async function readChanges(id: string, after: number): Promise<Changes> {
  const params = { path: { id }, query: { after } };
  return (await unwrap(client.GET("/beta/chats/{id}/changes", { params }))) as Changes;
}

export function sendMessage(id: string, body: NewChatMessage): Promise<ChatMessage> {
  return unwrap(client.POST("/v1.0/chats/{id}/messages", { params: { path: { id } }, body }));
}

export async function changeMessage(id: string, message: string, body: NewChatMessage): Promise<void> {
  await unwrap(client.PATCH("/v1.0/chats/{id}/messages/{message}", { params: { path: { id, message } }, body }));
}

export async function deleteMessage(id: string, message: string): Promise<void> {
  await unwrap(client.POST("/v1.0/chats/{id}/messages/{message}/softDelete", { params: { path: { id, message } } }));
}

export async function restoreMessage(id: string, message: string): Promise<void> {
  const params = { path: { id, message } };
  await unwrap(client.POST("/v1.0/chats/{id}/messages/{message}/undoSoftDelete", { params }));
}

export async function react(id: string, message: string, reactionType: string, isGiven: boolean): Promise<void> {
  const init = { params: { path: { id, message } }, body: { reactionType } };
  await unwrap(
    isGiven
      ? client.POST("/v1.0/chats/{id}/messages/{message}/setReaction", init)
      : client.POST("/v1.0/chats/{id}/messages/{message}/unsetReaction", init),
  );
}

export async function markRead(id: string, user: { id: string; tenantId: string }): Promise<void> {
  await unwrap(client.POST("/v1.0/chats/{id}/markChatReadForUser", { params: { path: { id } }, body: { user } }));
}

/** What was said since then counts as not read. */
export async function markUnread(id: string, user: { id: string; tenantId: string }, since: string): Promise<void> {
  const body = { user, lastMessageReadDateTime: since };
  await unwrap(client.POST("/v1.0/chats/{id}/markChatUnreadForUser", { params: { path: { id } }, body }));
}

export async function setHidden(id: string, user: { id: string; tenantId: string }, isHidden: boolean): Promise<void> {
  const init = { params: { path: { id } }, body: { user } };
  await unwrap(
    isHidden ? client.POST("/v1.0/chats/{id}/hideForUser", init) : client.POST("/v1.0/chats/{id}/unhideForUser", init),
  );
}

export async function setViewpoint(id: string, body: { isMuted?: boolean; isPinned?: boolean }): Promise<void> {
  await unwrap(client.PATCH("/beta/me/chats/{id}/viewpoint", { params: { path: { id } }, body }));
}

export type Deed = "accept" | "decline" | "block" | "leave";

const deeds = {
  accept: "/beta/chats/{id}/accept",
  decline: "/beta/chats/{id}/decline",
  block: "/beta/chats/{id}/block",
  leave: "/beta/chats/{id}/leave",
} as const;

export async function decide(id: string, deed: Deed): Promise<void> {
  await unwrap(client.POST(deeds[deed], { params: { path: { id } } }));
}

/** Somebody by the whole of their address. */
export function findPerson(address: string): Promise<FoundPerson> {
  return unwrap(client.POST("/beta/me/chats/find", { body: { address } }));
}

export async function beginChat(members: NewChatMember[], topic: string): Promise<Chat> {
  const isGroup = members.length > 1;
  const body = {
    chatType: isGroup ? ("group" as const) : ("oneOnOne" as const),
    ...(isGroup && topic !== "" ? { topic } : {}),
    members,
  };
  return (await unwrap(client.POST("/v1.0/chats", { body }))) as Chat;
}

export async function renameChat(id: string, topic: string): Promise<void> {
  await unwrap(client.PATCH("/v1.0/chats/{id}", { params: { path: { id } }, body: { topic: topic || null } }));
}

export async function addMember(id: string, member: NewChatMember): Promise<ChatMember> {
  return unwrap(client.POST("/v1.0/chats/{id}/members", { params: { path: { id } }, body: member }));
}

export async function removeMember(id: string, membership: string): Promise<void> {
  await unwrap(client.DELETE("/v1.0/chats/{id}/members/{membership}", { params: { path: { id, membership } } }));
}

export async function readContacts(): Promise<readonly ExternalContact[]> {
  return (await unwrap(client.GET("/beta/me/externalContacts"))).value;
}

export async function setBlocked(id: string, isBlocked: boolean): Promise<void> {
  const init = { params: { path: { id } } };
  await unwrap(
    isBlocked
      ? client.POST("/beta/me/externalContacts/{id}/block", init)
      : client.POST("/beta/me/externalContacts/{id}/unblock", init),
  );
}

/** Sends a file to a chat, for the message that is sent next. */
export function uploadFile(
  id: string,
  file: Blob,
  name: string,
  onProgress: (share: number) => void,
): Upload<ChatFile> {
  const address = `/beta/chats/${encodeURIComponent(id)}/files?name=${encodeURIComponent(name)}`;
  return upload<ChatFile>(address, file, onProgress);
}

/** Where a file of a chat is, on this server by whatever name it is called. */
export function fileAddress(id: string, file: string): string {
  return `/beta/chats/${encodeURIComponent(id)}/files/${encodeURIComponent(file)}`;
}

/** Tells the person's organization of a message. */
export async function reportMessage(id: string, message: string, comment: string): Promise<void> {
  const params = { path: { id, message } };
  const body = { comment: comment.trim() || null };
  await unwrap(client.POST("/beta/chats/{id}/messages/{message}/report", { params, body }));
}

/** Messages of the person's chats in which every word stands, newest first, at most 50. */
export async function searchMessages(words: string): Promise<readonly ChatMessage[]> {
  const found = await unwrap(client.GET("/beta/me/chats/search", { params: { query: { q: words } } }));
  return found.value as ChatMessage[];
}
