// The contract of chats, as far as the portal's pages go: list, conversation, files, reports, searching, requests.
import type { ChatMessage, ChatPerson, ExternalContact } from "../src/api/types.ts";
import { begin, type MockChat, outsider, ownIdentity, say } from "./chats.ts";
import { collection } from "./query.ts";
import { type Answer, type Call, created, done, notFound, ok, type Route, refuse } from "./router.ts";

type Found = (one: MockChat, call: Call) => Answer;

/** A route of one of the person's chats. */
function ofChat(answer: Found): (call: Call) => Answer {
  return (call) => {
    const one = call.world.chats.find(({ chat }) => chat.id === call.path.id);
    return one ? answer(one, call) : notFound("chat");
  };
}

/** A route that changes a message and tells its new place. */
function ofMessage(change: (message: ChatMessage, call: Call) => void): (call: Call) => Answer {
  return ofChat((one, call) => {
    const message = one.messages.find(({ id }) => id === call.path.message);
    if (!message) return notFound("message");
    change(message, call);
    one.chat.position += 1;
    message.position = one.chat.position;
    message.etag = String(message.position);
    return done;
  });
}

const isOwn = (call: Call) => (one: ChatMessage["reactions"][number]) =>
  one.reactionType === call.body.reactionType && one.user.user.id === call.world.me.id;

const conversation: Route[] = [
  ["GET", "/v1.0/chats/{id}/messages", ofChat((one, { url }) => ok(collection(one.messages.toReversed(), url)))],
  [
    "GET",
    "/beta/chats/{id}/changes",
    ofChat((one, { url }) => {
      const after = Number(url.searchParams.get("after"));
      const value = one.messages.filter(({ position }) => position > after);
      return ok({ value, position: one.chat.position, more: false });
    }),
  ],
  [
    "POST",
    "/v1.0/chats/{id}/messages",
    ofChat((one, { world, body }) => {
      const attachments = (body.attachments ?? []).map(({ id }: { id: string }) => world.chatFiles.get(id));
      const message = say(one, ownIdentity(world), Date.now(), { ...body, attachments });
      return created(message);
    }),
  ],
  [
    "PATCH",
    "/v1.0/chats/{id}/messages/{message}",
    ofMessage((message, { body }) => {
      message.body = body.body;
      message.lastEditedDateTime = new Date().toISOString();
    }),
  ],
  [
    "POST",
    "/v1.0/chats/{id}/messages/{message}/softDelete",
    ofMessage((message) => {
      message.deletedDateTime = new Date().toISOString();
    }),
  ],
  [
    "POST",
    "/v1.0/chats/{id}/messages/{message}/undoSoftDelete",
    ofMessage((message) => {
      message.deletedDateTime = null;
    }),
  ],
  [
    "POST",
    "/v1.0/chats/{id}/messages/{message}/setReaction",
    ofMessage((message, { world, body }) => {
      const createdDateTime = new Date().toISOString();
      message.reactions.push({ reactionType: body.reactionType, createdDateTime, user: { user: ownIdentity(world) } });
    }),
  ],
  [
    "POST",
    "/v1.0/chats/{id}/messages/{message}/unsetReaction",
    ofMessage((message, call) => {
      message.reactions = message.reactions.filter((one) => !isOwn(call)(one));
    }),
  ],
  ["POST", "/beta/chats/{id}/messages/{message}/report", ofChat((_, { world }) => created({ id: world.dice.guid() }))],
  [
    "POST",
    "/beta/chats/{id}/files",
    ofChat((_, { world, url, headers }) => {
      const name = url.searchParams.get("name") ?? "";
      if (/\.(exe|zip|html?|svg)$/i.test(name)) return refuse(415, "fileTypeNotAllowed", "This type is not taken.");
      // Pictures are not kept: of them, too, there is a card to press.
      const fileType = name.endsWith(".pdf") ? "application/pdf" : "text/plain";
      const id = world.dice.guid();
      const size = Number(headers["content-length"] ?? 0);
      world.chatFiles.set(id, { id, name, fileType, size, contentType: "reference", contentUrl: "" });
      return created({ id, name, fileType, size });
    }),
  ],
];

const view: Route[] = [
  [
    "POST",
    "/v1.0/chats/{id}/markChatReadForUser",
    ofChat((one) => {
      one.chat.unreadCount = 0;
      return done;
    }),
  ],
  [
    "POST",
    "/v1.0/chats/{id}/markChatUnreadForUser",
    ofChat((one) => {
      one.chat.unreadCount = 1;
      return done;
    }),
  ],
  ["POST", "/v1.0/chats/{id}/hideForUser", ofChat((one) => setView(one, { isHidden: true }))],
  ["POST", "/v1.0/chats/{id}/unhideForUser", ofChat((one) => setView(one, { isHidden: false }))],
  ["PATCH", "/beta/me/chats/{id}/viewpoint", ofChat((one, { body }) => setView(one, body))],
  [
    "POST",
    "/beta/chats/{id}/accept",
    ofChat((one) => {
      one.chat.acceptance = "accepted";
      return done;
    }),
  ],
  ...["decline", "block", "leave"].map(
    (deed): Route => [
      "POST",
      `/beta/chats/{id}/${deed}`,
      ofChat((one, { world }) => {
        world.chats = world.chats.filter((other) => other !== one);
        return done;
      }),
    ],
  ),
];

function setView(one: MockChat, change: object): Answer {
  Object.assign(one.chat.viewpoint, change);
  return done;
}

export const chatRoutes: Route[] = [
  [
    "GET",
    "/v1.0/me/chats",
    ({ world, url }) => {
      const newest = world.chats.map(({ chat }) => chat);
      newest.sort((one, other) => other.lastUpdatedDateTime.localeCompare(one.lastUpdatedDateTime));
      return ok(collection(newest, url));
    },
  ],
  ["GET", "/v1.0/me/chats/{id}", ofChat((one) => ok(one.chat))],
  [
    "POST",
    "/beta/me/chats/find",
    ({ world, body }) => {
      const known = world.people.find(({ userPrincipalName }) => userPrincipalName === body.address);
      if (known)
        return ok({
          userId: known.id,
          tenantId: world.organization.id,
          displayName: known.displayName,
          address: known.userPrincipalName,
          organization: world.organization.displayName,
          isExternal: false,
          isInvited: false,
        });
      if (body.address.endsWith(`@${world.organization.verifiedDomains[0]?.name}`))
        return refuse(404, "noResults", "No results.");
      const { tenantId, displayName, email } = outsider(world, body.address, body.address);
      return ok({ tenantId, displayName, address: email, isExternal: true, isInvited: true });
    },
  ],
  [
    "POST",
    "/v1.0/chats",
    ({ world, body }) => {
      const addresses: string[] = body.members.map(
        (one: { email?: string; phoneNumber?: string }) => one.email ?? one.phoneNumber ?? "",
      );
      const others = addresses.map((address) => outsider(world, address, address));
      const one = begin(world, others, Date.now(), { topic: body.topic ?? null });
      world.chats.push(one);
      return created(one.chat);
    },
  ],
  [
    "GET",
    "/beta/me/chats/search",
    ({ world, url }) => {
      const words = (url.searchParams.get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
      const said = world.chats.filter(({ chat }) => chat.acceptance !== "pending").flatMap(({ messages }) => messages);
      const has = ({ body }: ChatMessage) => words.every((word) => body.content.toLowerCase().includes(word));
      const value = said.filter((one) => !one.deletedDateTime && has(one));
      value.sort((one, other) => other.createdDateTime.localeCompare(one.createdDateTime));
      return ok({ value: value.slice(0, 50) });
    },
  ],
  ["GET", "/beta/me/externalContacts", ({ world }) => ok({ value: contactsOf(world.chats, ownIdentity(world)) })],
  ...conversation,
  ...view,
];

/** Everybody outside with whom the person has a chat. */
function contactsOf(chats: readonly MockChat[], own: ChatPerson): ExternalContact[] {
  const all = new Map<string, ExternalContact>();
  for (const { chat } of chats)
    for (const { userId, displayName, email, organization, isExternal } of chat.members ?? [])
      if (isExternal && userId !== own.id && !all.has(userId))
        all.set(userId, {
          id: userId,
          displayName,
          address: email,
          organization: organization ?? null,
          state: chat.acceptance === "pending" ? "pending" : "accepted",
          acceptance: "accepted",
          since: chat.createdDateTime,
          lastMessageDateTime: chat.lastUpdatedDateTime,
        });
  return [...all.values()];
}
