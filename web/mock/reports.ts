import type { Explanation, Message, MessageActivity, MessageReport, User } from "../src/api/types.ts";
import { Dice } from "./random.ts";
import { reach } from "./reach.ts";
import type { World } from "./world.ts";

export function report(message: Message): MessageReport {
  const { figures } = message;
  const dice = new Dice(message.id.charCodeAt(0) * 97 + message.id.charCodeAt(3));
  const start = Date.parse(message.schedule.startDateTime ?? message.stateChangedDateTime);
  const days = figures.shown === 0 ? 0 : 9;
  const daily = Array.from({ length: days }, (_, day) => {
    const share = (dice.next() + 0.4) / (day + 2);
    return {
      date: new Date(start + day * 86_400_000).toISOString().slice(0, 10),
      shown: Math.round(figures.shown * share * 0.5),
      peopleSeen: Math.round(figures.peopleSeen * share * 0.5),
      clicks: Math.round(figures.clicks * share * 0.5),
      peopleClicked: Math.round(figures.peopleClicked * share * 0.5),
      dismissals: Math.round(figures.dismissals * share * 0.5),
    };
  });
  const split = (names: string[]) =>
    days === 0
      ? []
      : names.map((name, index) => ({
          name,
          peopleSeen: Math.round(figures.peopleSeen / (index + 1.6)),
          peopleClicked: Math.round(figures.peopleClicked / (index + 1.9)),
        }));
  return {
    figures,
    funnel: {
      reached: Math.round(figures.peopleSeen * 1.45),
      delivered: Math.round(figures.peopleSeen * 1.3),
      seen: figures.peopleSeen,
      clicked: figures.peopleClicked,
    },
    daily,
    byPlatform: split(["Windows", "macOS", "Web"]),
    byLanguage: split(["fr", "en"]),
    byGroup: [],
    hiddenParts: { byPlatform: days === 0 ? 0 : 2, byLanguage: 0, byGroup: 0 },
  };
}

/** What came back from several messages. */
export function activity(messages: Message[]): MessageActivity {
  const rate = (shown: number, clicks: number) => (shown === 0 ? 0 : clicks / shown);
  const sum = (rows: { shown: number; clicks: number; dismissals: number }[]) => {
    const of = (field: "shown" | "clicks" | "dismissals") => rows.reduce((all, row) => all + row[field], 0);
    const [shown, clicks] = [of("shown"), of("clicks")];
    return { shown, clicks, dismissals: of("dismissals"), clickThroughRate: rate(shown, clicks) };
  };
  const days = messages.flatMap((message) => report(message).daily);
  const dates = [...new Set(days.map((day) => day.date))].sort();
  const locations = [...new Set(messages.map((message) => message.location))];
  return {
    from: dates[0] ?? "2026-11-01",
    to: dates.at(-1) ?? "2026-11-22",
    messages: messages.length,
    figures: sum(days),
    daily: dates.map((date) => ({ date, ...sum(days.filter((day) => day.date === date)) })),
    byLocation: locations.map((location) => {
      const own = messages.filter((message) => message.location === location);
      return { location, ...sum(own.flatMap((message) => report(message).daily)) };
    }),
  };
}

export function explain(world: World, message: Message, user: User): Explanation {
  const live = message.state === "active";
  const reached = reach({ ...world, people: [user] }, message.recipients, message.location);
  const because = reached.leftOut[0]?.reason;
  const gates: Explanation["gates"] = [
    {
      gate: "state",
      holds: live,
      explanation: live
        ? "The message is active."
        : `The message is ${message.state}; only an active message is delivered.`,
    },
    {
      gate: "window",
      holds: live,
      explanation: live ? "Now is inside the message's window." : "Now is outside the message's window.",
    },
    {
      gate: "account",
      holds: user.accountEnabled,
      explanation: user.accountEnabled ? "The account is enabled." : "The account is disabled.",
    },
    {
      gate: "included",
      holds: because !== "notIncluded",
      explanation:
        because === "notIncluded"
          ? "In none of the chosen groups."
          : "Is a member of a chosen group, or the message is for All Company.",
    },
    {
      gate: "excluded",
      holds: because !== "excludedGroup",
      explanation:
        because === "excludedGroup"
          ? `Member of ${reached.leftOut[0]?.groupName}, which is excluded.`
          : "In no excluded group.",
      groupId: reached.leftOut[0]?.groupId,
    },
    { gate: "filter", holds: because !== "filter", explanation: "Every filter fits." },
    {
      gate: "language",
      holds: true,
      explanation: `Gets the text in ${user.preferredLanguage?.startsWith("fr") ? "French" : "English"}.`,
    },
    { gate: "clicked", holds: true, explanation: "Has not clicked the message." },
    {
      gate: "frequency",
      holds: false,
      explanation: "Saw it on 20 November; with the frequency weekly it is due again on 27 November.",
      untilDateTime: "2026-11-27T09:00:00Z",
    },
  ];
  return {
    user: { id: user.id, displayName: user.displayName, userPrincipalName: user.userPrincipalName },
    wouldSee: gates.every((one) => one.holds),
    gates,
    devices: [
      {
        id: "00000000-0000-4000-8000-0000000000d1",
        deviceName: "Laptop",
        operatingSystem: "Windows",
        osVersion: "10.0.26100.2605",
        shows: true,
        explanation: "It shows the message.",
      },
      {
        id: "00000000-0000-4000-8000-0000000000d2",
        deviceName: "Old laptop",
        operatingSystem: "Windows",
        osVersion: "10.0.19045.4842",
        shows: false,
        explanation: "Its Windows is too old: build 10.0.22621.900 or later is needed.",
      },
    ],
  };
}
