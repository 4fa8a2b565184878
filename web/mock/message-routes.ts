import type { Message, MessageAction, MessageState } from "../src/api/types.ts";
import { emptyFigures } from "./messages.ts";
import { collection } from "./query.ts";
import { reach } from "./reach.ts";
import { activity, explain, report } from "./reports.ts";
import { type Answer, type Call, created, done, notFound, ok, type Route, refuse } from "./router.ts";
import type { World } from "./world.ts";

const base = "/beta/admin/organizationalMessages";
const actionsOf: Record<MessageState, MessageAction[]> = {
  draft: ["edit", "submitForApproval", "copy", "delete"],
  pendingApproval: ["approve", "reject", "copy", "delete"],
  rejected: ["withdraw", "copy", "delete"],
  pending: ["copy", "delete"],
  scheduled: ["cancel", "copy", "delete"],
  active: ["cancel", "copy", "delete"],
  completed: ["copy", "delete"],
  canceled: ["copy", "delete"],
  failed: ["copy", "delete"],
};

function shown(world: World, message: Message): Message {
  const own = message.author.id === world.me.id;
  const allowedActions = actionsOf[message.state].filter((one) => !(own && (one === "approve" || one === "reject")));
  return { ...message, allowedActions };
}

function find({ world, path }: Call) {
  return world.messages.find((one) => one.id === path.id);
}

function actor(world: World) {
  return { id: world.me.id, displayName: world.me.displayName, type: "user" as const };
}

function blank(world: World): Message {
  const now = new Date().toISOString();
  return {
    id: world.dice.guid(),
    "@odata.etag": 'W/"1"',
    name: `Message ${now.slice(0, 16).replace("T", " ")}`,
    state: "draft",
    objective: "techUpdates",
    location: "taskbar",
    urgency: "standard",
    priority: "normal",
    content: { defaultLanguage: "en", texts: [], link: "", theme: null, second: null, picture: null },
    recipients: {
      allCompany: false,
      includeGroups: [],
      excludeGroups: [],
      filters: {
        departments: [],
        companies: [],
        cities: [],
        platforms: [],
        languages: [],
        minimumBuilds: [],
        capabilities: [],
      },
    },
    schedule: { startDateTime: null, endDateTime: null, frequency: "once", spreadMinutes: 10 },
    author: actor(world),
    createdDateTime: now,
    lastModifiedDateTime: now,
    stateChangedDateTime: now,
    approval: null,
    figures: emptyFigures(),
    groupNames: {},
    allowedActions: [],
  };
}

/** A move of the state diagram: 409 from the wrong state, else `change` and the new message. */
function move(
  from: MessageState[],
  to: (message: Message) => MessageState,
  change: (call: Call, message: Message) => void = () => undefined,
) {
  return (call: Call): Answer => {
    const message = find(call);
    if (!message) return notFound("message");
    if (!from.includes(message.state)) return refuse(409, "stateConflict", `The message is ${message.state}.`);
    change(call, message);
    message.state = to(message);
    message.stateChangedDateTime = new Date().toISOString();
    return ok(shown(call.world, message));
  };
}

function decide(decision: "approved" | "rejected") {
  return ({ world, body }: Call, message: Message) => {
    if (message.approval)
      Object.assign(message.approval, {
        decision,
        decidedBy: actor(world),
        decidedDateTime: new Date().toISOString(),
        comment: body?.comment ?? null,
      });
  };
}

function merge(world: World, message: Message, body: Partial<Message>): void {
  Object.assign(message, body, {
    lastModifiedDateTime: new Date().toISOString(),
    "@odata.etag": `W/"${world.dice.between(2, 9e6)}"`,
  });
  const ids = [...message.recipients.includeGroups, ...message.recipients.excludeGroups];
  message.groupNames = Object.fromEntries(
    ids.map((id) => [id, world.groups.find((one) => one.id === id)?.displayName ?? id]),
  );
}

const moves: Route[] = [
  [
    "POST",
    `${base}/{id}/submitForApproval`,
    move(
      ["draft"],
      () => "pendingApproval",
      ({ world }, message) => {
        message.approval = {
          submittedDateTime: new Date().toISOString(),
          submittedReach: reach(world, message.recipients, message.location).people,
          decision: null,
          decidedBy: null,
          decidedDateTime: null,
          comment: null,
          contentHash: "c0ffee",
          returned: null,
        };
      },
    ),
  ],
  [
    "POST",
    `${base}/{id}/approve`,
    move(["pendingApproval"], (one) => (one.urgency === "urgent" ? "active" : "scheduled"), decide("approved")),
  ],
  ["POST", `${base}/{id}/reject`, move(["pendingApproval"], () => "rejected", decide("rejected"))],
  ["POST", `${base}/{id}/withdraw`, move(["rejected"], () => "draft")],
  ["POST", `${base}/{id}/cancel`, move(["scheduled", "active"], () => "canceled")],
  [
    "POST",
    `${base}/{id}/copy`,
    (call) => {
      const message = find(call);
      if (!message) return notFound("message");
      const { name, objective, location, urgency, priority, content, recipients, groupNames } =
        structuredClone(message);
      const copy = {
        ...blank(call.world),
        name: `${name} – copy`,
        objective,
        location,
        urgency,
        priority,
        content,
        recipients,
        groupNames,
      };
      call.world.messages.unshift(copy);
      return created(shown(call.world, copy));
    },
  ],
];

export const messageRoutes: Route[] = [
  [
    "GET",
    base,
    ({ world, url }) =>
      ok(
        collection(
          world.messages.map((one) => shown(world, one)),
          url,
        ),
      ),
  ],
  [
    "POST",
    base,
    ({ world, body }) => {
      const message = blank(world);
      merge(world, message, body ?? {});
      world.messages.unshift(message);
      return created(shown(world, message));
    },
  ],
  [
    "GET",
    `${base}/export`,
    ({ world }) =>
      ok(
        [
          "name,state,seen,clicks",
          ...world.messages.map((one) => `"${one.name}",${one.state},${one.figures.shown},${one.figures.clicks}`),
        ].join("\r\n"),
      ),
  ],
  [
    "GET",
    `${base}/settings`,
    () =>
      ok({
        maxTitleLength: 50,
        maxBodyLength: 200,
        maxButtonTextLength: 20,
        allowedLinkDomains: [],
        reachGrowthPercent: 50,
        dailyFiguresRetentionInDays: 180,
        allowMicrosoftMessages: true,
        qualifyingLicenses: [],
      }),
  ],
  ["GET", `${base}/activity`, ({ world }) => ok(activity(world.messages.map((one) => shown(world, one))))],
  ["POST", `${base}/reach`, ({ world, body }) => ok(reach(world, body.recipients, body.location))],
  [
    "GET",
    `${base}/{id}`,
    (call) => {
      const message = find(call);
      return message ? ok(shown(call.world, message)) : notFound("message");
    },
  ],
  [
    "PATCH",
    `${base}/{id}`,
    (call) => {
      const message = find(call);
      if (!message) return notFound("message");
      if (message.state !== "draft") return refuse(409, "stateConflict", `The message is ${message.state}.`);
      const wanted = call.headers["if-match"];
      if (wanted && wanted !== message["@odata.etag"])
        return refuse(412, "preconditionFailed", "The message has changed since it was read.");
      merge(call.world, message, call.body);
      return ok(shown(call.world, message));
    },
  ],
  [
    "DELETE",
    `${base}/{id}`,
    ({ world, path }) => {
      world.messages = world.messages.filter((one) => one.id !== path.id);
      return done;
    },
  ],
  ...moves,
  [
    "GET",
    `${base}/{id}/explain`,
    (call) => {
      const message = find(call);
      const user = call.world.people.find((one) => one.id === call.url.searchParams.get("user"));
      return message && user ? ok(explain(call.world, message, user)) : notFound("person");
    },
  ],
  [
    "GET",
    `${base}/{id}/report`,
    (call) => {
      const message = find(call);
      return message ? ok(report(message)) : notFound("message");
    },
  ],
];
