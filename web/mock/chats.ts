// Chats of the signed-in person: a customer, a colleague, a group, and somebody who asks.
import type { Chat, ChatMember, ChatMessage, ChatPerson } from "../src/api/types.ts";
import type { World } from "./world.ts";

/** The tenant of people without an organization. */
const personalTenant = "9188040d-6c67-4c5b-b112-36a304b66dad";

export interface MockChat {
  chat: Chat;
  /** The oldest first. */
  messages: ChatMessage[];
}

type Who = Pick<ChatMember, "userId" | "displayName" | "email" | "tenantId" | "isExternal">;

function personOf({ userId, displayName, tenantId, isExternal }: Who): ChatPerson {
  const userIdentityType = isExternal ? "personalMicrosoftAccountUser" : "aadUser";
  return { id: userId, displayName, tenantId, userIdentityType };
}

function memberOf(who: Who, world: World, acceptance = "accepted"): ChatMember {
  const kind = who.isExternal ? "microsoftAccountUserConversationMember" : "aadUserConversationMember";
  return {
    ...who,
    "@odata.type": `#microsoft.graph.${kind}`,
    id: world.dice.guid().replaceAll("-", ""),
    roles: ["owner"],
    organization: who.isExternal ? null : world.organization.displayName,
    acceptance,
    readPosition: 0,
    availability: world.dice.next() < 0.5 ? "Available" : "Offline",
  };
}

/** Says something in a chat; its newest message then. */
export function say(one: MockChat, from: ChatPerson, at: number, words: Partial<ChatMessage>): ChatMessage {
  const position = one.chat.position + 1;
  const time = new Date(at).toISOString();
  const message: ChatMessage = {
    id: String(position),
    etag: String(position),
    chatId: one.chat.id,
    messageType: "message",
    createdDateTime: time,
    lastModifiedDateTime: time,
    importance: "normal",
    from: { user: from },
    body: { contentType: "text", content: "" },
    attachments: [],
    mentions: [],
    reactions: [],
    notDeliveredTo: [],
    position,
    ...words,
  };
  one.messages.push(message);
  const { id, messageType, body } = message;
  one.chat.position = position;
  one.chat.lastUpdatedDateTime = time;
  one.chat.lastMessagePreview = { id, createdDateTime: time, isDeleted: false, messageType, body, from: message.from };
  return message;
}

export function ownIdentity(world: World): ChatPerson {
  return personOf(ownWho(world));
}

function ownWho({ me, organization }: World): Who {
  const { id, displayName, userPrincipalName } = me;
  return { userId: id, displayName, email: userPrincipalName, tenantId: organization.id, isExternal: false };
}

/** A chat without messages. */
export function begin(world: World, others: readonly Who[], at: number, more: Partial<Chat> = {}): MockChat {
  const { dice, organization } = world;
  const isGroup = others.length > 1;
  const time = new Date(at).toISOString();
  const id = isGroup
    ? `19:${dice.guid().replaceAll("-", "")}@thread.v2`
    : `19:${dice.guid()}_${world.me.id}@unq.gbl.spaces`;
  const chat: Chat = {
    id,
    topic: null,
    chatType: isGroup ? "group" : "oneOnOne",
    createdDateTime: time,
    lastUpdatedDateTime: time,
    tenantId: organization.id,
    webUrl: `/chats/${encodeURIComponent(id)}`,
    viewpoint: { isHidden: false, isMuted: false, isPinned: false },
    members: [ownWho(world), ...others].map((who) => memberOf(who, world)),
    position: 0,
    unreadCount: 0,
    isExternal: others.some((one) => one.isExternal),
    acceptance: "accepted",
    isBlocked: false,
    cautions: [],
    ...more,
  };
  return { chat, messages: [] };
}

/** Somebody without an organization. */
export function outsider(world: World, displayName: string, email: string): Who {
  return { userId: world.dice.guid(), displayName, email, tenantId: personalTenant, isExternal: true };
}

function colleague(world: World, place: number): Who {
  const { id, displayName, userPrincipalName } = world.people[place] ?? world.me;
  return { userId: id, displayName, email: userPrincipalName, tenantId: world.organization.id, isExternal: false };
}

const minute = 60_000;

/** `lines`: by turns, the first by the other one. */
function talk(world: World, one: MockChat, other: Who, from: number, lines: readonly string[]): void {
  for (const [place, content] of lines.entries()) {
    const by = place % 2 === 0 ? personOf(other) : ownIdentity(world);
    say(one, by, from + place * 3 * minute, { body: { contentType: "text", content } });
  }
}

export function makeChats(world: World, now: number): MockChat[] {
  if (world.scenario === "empty") return [];
  const customer = outsider(world, "Inès Dupuis", "ines.dupuis@customer.example");
  const external = begin(world, [customer], now - 300 * minute);
  talk(world, external, customer, now - 240 * minute, [
    "Good morning! Do you have the offer for the terrace?",
    "Here it is. It holds until Friday: https://septentrion.example/offers/12",
    "Thank you, that suits us.",
  ]);
  const [first] = external.messages;
  first?.reactions.push({
    reactionType: "👍",
    createdDateTime: new Date(now).toISOString(),
    user: { user: ownIdentity(world) },
  });
  external.messages[1]?.attachments.push({
    id: "0".repeat(64),
    contentType: "reference",
    contentUrl: "",
    name: "Offer 12.pdf",
    fileType: "application/pdf",
    size: 184_320,
  });
  external.chat.unreadCount = 1;
  const hugo = colleague(world, 1);
  const internal = begin(world, [hugo], now - 9_000 * minute, {
    viewpoint: { isHidden: false, isMuted: false, isPinned: true },
  });
  talk(
    world,
    internal,
    hugo,
    now - 60 * minute,
    Array.from({ length: 40 }, (_, place) => `Detail ${place + 1}`),
  );
  const group = begin(world, [hugo, colleague(world, 2), customer], now - 9_000 * minute, { topic: "Summer fair" });
  talk(world, group, hugo, now - 1_500 * minute, ["Who brings the tent?", "We do."]);
  const stranger = outsider(world, "Paul Nowak", "paul@nowak.example");
  const request = begin(world, [stranger], now - 30 * minute, { acceptance: "pending" });
  request.chat.requestedBy = request.chat.members?.[1] ?? null;
  talk(world, request, stranger, now - 30 * minute, ["Hello, we met at the fair."]);
  return [external, internal, group, request];
}
