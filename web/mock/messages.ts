// Messages in every state.
import type { Message, MessageLocation, MessageObjective, MessageState, User } from "../src/api/types.ts";
import type { MockGroup } from "./people.ts";
import type { Dice } from "./random.ts";

const texts: [string, string, string, MessageObjective, string, string][] = [
  [
    "Mail is read-only tonight",
    "From 20:00 to 22:00 you can read mail but not send it. Urgent? Call the service desk.",
    "What changes",
    "techUpdates",
    "La messagerie en lecture seule ce soir",
    "De 20 h à 22 h vous pourrez lire vos messages mais pas en envoyer.",
  ],
  [
    "Finish your Windows update",
    "Restart before Friday so that the update can be completed.",
    "How to restart",
    "techUpdates",
    "Terminez la mise à jour de Windows",
    "Redémarrez avant vendredi pour que la mise à jour se termine.",
  ],
  [
    "Print less, breathe more",
    "Double-sided printing saved us 40 trees last year. Two clicks do it.",
    "Show me",
    "sustainability",
    "Imprimez moins, respirez mieux",
    "Le recto verso a sauvé 40 arbres l’an dernier.",
  ],
  [
    "Welcome to Septentrion",
    "Your first week on one page: badge, canteen, people to know.",
    "Open my guide",
    "onboarding",
    "Bienvenue chez Septentrion",
    "Votre première semaine en une page : badge, cantine, contacts utiles.",
  ],
  [
    "Try the new meeting notes",
    "Decisions and tasks are written down while you talk.",
    "Watch 2 minutes",
    "adoption",
    "Essayez les nouveaux comptes rendus",
    "Décisions et tâches s’écrivent pendant que vous parlez.",
  ],
  [
    "Choose your benefits before 30 November",
    "Health, transport, holidays: your choices hold for the whole of next year.",
    "Choose now",
    "adoption",
    "Choisissez vos avantages avant le 30 novembre",
    "Santé, transport, vacances : vos choix valent pour toute l’année prochaine.",
  ],
];
const order: MessageState[] = [
  "pendingApproval",
  "active",
  "draft",
  "scheduled",
  "active",
  "rejected",
  "completed",
  "canceled",
  "pendingApproval",
  "completed",
  "failed",
  "pending",
];
const locations: MessageLocation[] = ["taskbar", "notificationArea", "portal"];
const hour = 3_600_000;

export function emptyFigures(): Message["figures"] {
  return { shown: 0, peopleSeen: 0, clicks: 0, peopleClicked: 0, dismissals: 0, clickThroughRate: 0 };
}

function figures(dice: Dice): Message["figures"] {
  const shown = dice.between(300, 2400);
  const peopleSeen = Math.round(shown * 0.37);
  const clicks = Math.round(shown * dice.next() * 0.3);
  return {
    shown,
    peopleSeen,
    clicks,
    peopleClicked: Math.round(clicks * 0.8),
    dismissals: Math.round(shown * 0.4),
    clickThroughRate: clicks / shown,
  };
}

/** An approval that lapsed because the recipients grew. */
function returnOf(approver: User, now: number): NonNullable<NonNullable<Message["approval"]>["returned"]> {
  return {
    returnedDateTime: new Date(now - hour).toISOString(),
    reason: "reachGrew",
    reachBefore: 12,
    reachNow: 304,
    previousDecision: {
      decidedBy: { id: approver.id, displayName: approver.displayName, type: "user" },
      decidedDateTime: new Date(now - 30 * hour).toISOString(),
      comment: "Clear and short, thank you.",
    },
  };
}

function windowOf(state: MessageState, now: number): [number, number] {
  if (state === "scheduled" || state === "pending") return [now + 20 * hour, now + 200 * hour];
  if (state === "active") return [now - 60 * hour, now + 120 * hour];
  if (state === "completed") return [now - 500 * hour, now - 300 * hour];
  return [now + 48 * hour, now + 400 * hour];
}

export function makeMessages(
  dice: Dice,
  people: User[],
  groups: MockGroup[],
  me: User,
  now: number,
  count = 42,
): Message[] {
  return Array.from({ length: count }, (_, index): Message => {
    const [title, body, buttonText, objective, titleFr, bodyFr] = texts[index % texts.length] as (typeof texts)[number];
    const state = order[index % order.length] as MessageState;
    const urgent = index % 9 === 4;
    const location = urgent ? (locations[index % 2] as MessageLocation) : (locations[index % 3] as MessageLocation);
    const [start, end] = windowOf(state, now);
    const author = index % 3 === 0 ? (people[1] as User) : me;
    const include = dice.pick(groups.slice(1));
    const decided = !["draft", "pendingApproval"].includes(state);
    const lapsed = index < order.length && state === "pendingApproval" && author !== me;
    const returned = lapsed ? returnOf(people[2] as User, now) : null;
    return {
      id: dice.guid(),
      "@odata.etag": 'W/"1"',
      name: index < texts.length ? title : `${title} (${Math.floor(index / texts.length) + 1})`,
      state,
      objective,
      location,
      urgency: urgent ? "urgent" : "standard",
      priority: dice.pick(["low", "normal", "normal", "high"] as const),
      content: {
        defaultLanguage: "en",
        texts: [
          { language: "en", title, body, buttonText },
          { language: "fr", title: titleFr, body: bodyFr, buttonText: "En savoir plus" },
        ],
        link: "https://intranet.septentrion.example/news/",
        theme: null,
        second: null,
        picture: null,
      },
      recipients: {
        allCompany: !urgent && index % 2 === 0,
        includeGroups: !urgent && index % 2 === 0 ? [] : [include.id],
        excludeGroups: index % 5 === 0 ? [(groups[12] as MockGroup).id] : [],
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
      schedule: {
        startDateTime: urgent ? null : new Date(start).toISOString(),
        endDateTime: urgent ? null : new Date(end).toISOString(),
        frequency: urgent ? "once" : "weekly",
        spreadMinutes: 10,
      },
      author: { id: author.id, displayName: author.displayName, type: "user" },
      createdDateTime: new Date(now - (index * 7 + 3) * hour).toISOString(),
      lastModifiedDateTime: new Date(now - (index * 7 + 1) * hour).toISOString(),
      stateChangedDateTime: new Date(now - (index * 7 + 1) * hour).toISOString(),
      approval:
        state === "draft"
          ? null
          : {
              submittedDateTime: new Date(now - (returned ? 36 : index * 7 + 1) * hour).toISOString(),
              submittedReach: returned?.reachNow ?? dice.between(20, 990),
              decision: !decided ? null : state === "rejected" ? "rejected" : "approved",
              decidedBy: decided
                ? { id: (people[2] as User).id, displayName: (people[2] as User).displayName, type: "user" }
                : null,
              decidedDateTime: decided ? new Date(now - index * 7 * hour).toISOString() : null,
              comment:
                state === "rejected"
                  ? "The link leads to last year's page. Please put the new address."
                  : decided
                    ? "Clear and short, thank you."
                    : null,
              contentHash: "9f2c4e7a",
              returned,
            },
      figures: ["active", "completed", "canceled"].includes(state) ? figures(dice) : emptyFigures(),
      groupNames: {
        [include.id]: include.displayName,
        [(groups[12] as MockGroup).id]: (groups[12] as MockGroup).displayName,
      },
      allowedActions: [],
    };
  });
}
