// Explain, what-if, overlap and reclaim, over the mock's evaluation.
import { capabilityOf, productOf } from "./licence-catalog.ts";
import { changed, evaluate, type Licences, type Outcome, plansOf, surplusOf, type Way } from "./licences.ts";
import { type Call, done, notFound, ok, type Route } from "./router.ts";
import type { World } from "./world.ts";

const path = "/beta/admin/licenses";

const named = (skuId: string) => {
  const product = productOf(skuId);
  return { skuId, skuPartNumber: product?.skuPartNumber ?? "", displayName: product?.displayName ?? "" };
};

function explanation(way: Way, isWinner: boolean, surplus: string | undefined, french: boolean): string {
  if (way.error !== "None")
    return french ? "Elle ne donne rien tant que l’erreur dure." : "It gives nothing while the error lasts.";
  if (isWinner) return french ? "Son plan de messagerie est le plus élevé." : "Its mailbox plan is the highest.";
  if (surplus === "covered")
    return french
      ? "Tout ce qu’elle donne vient aussi d’un autre produit."
      : "Everything in it also comes with another product.";
  if (surplus === "outranked")
    return french
      ? "Un autre produit donne une boîte aux lettres plus complète."
      : "Another product gives a fuller mailbox.";
  return french ? "Ses applications s’ajoutent aux autres." : "Its apps come on top of the others.";
}

function explain({ world, path: { id = "" }, headers }: Call) {
  const person = world.people.find((one) => one.id === id);
  if (!person) return notFound("person");
  const outcome = evaluate(world, world.licences);
  const ways = outcome.ways.get(id) ?? [];
  const capability = outcome.capability.get(id) ?? null;
  const winner = ways.find((way) => way.error === "None" && capability && capabilityOf(plansOf(way)) === capability);
  const french = headers["accept-language"]?.startsWith("fr") ?? false;
  return ok({
    userId: id,
    displayName: person.displayName,
    userPrincipalName: person.userPrincipalName,
    capability,
    rootCapabilities: [...new Set(ways.flatMap((way) => capabilityOf(plansOf(way)) ?? []))],
    persistedCapabilities: capability ? [capability] : [],
    mailbox: capability ? { state: "active", dueDateTime: null } : null,
    holdings: ways.map((way) => {
      const surplus = surplusOf(ways, way.skuId);
      return {
        ...named(way.skuId),
        assignedByGroup: way.assignedByGroup,
        groupName: world.groups.find((one) => one.id === way.assignedByGroup)?.displayName ?? null,
        error: way.error,
        isCounting: way.error === "None",
        capability: capabilityOf(plansOf(way)),
        isWinner: way === winner,
        isSurplus: surplus === "covered",
        explanation: explanation(way, way === winner, surplus, french),
      };
    }),
  });
}

/** The same licences, with the change that is asked about. */
// biome-ignore lint/suspicious/noExplicitAny: bodies are read without checking their shape
function asked(licences: Licences, body: any): Licences {
  const { subscription, group, users } = body;
  if (subscription)
    return {
      ...licences,
      subscriptions: licences.subscriptions.flatMap((one) =>
        one.id !== subscription.id
          ? [one]
          : subscription.isEnded
            ? []
            : [{ ...one, totalLicenses: subscription.totalLicenses ?? one.totalLicenses }],
      ),
    };
  if (group) {
    const after = changed(licences.groups.get(group.id), group);
    return { ...licences, groups: new Map(licences.groups).set(group.id, after) };
  }
  const direct = new Map(licences.direct);
  for (const id of users.ids) direct.set(id, changed(direct.get(id), users));
  return { ...licences, direct };
}

function capabilityChanges(world: World, before: Outcome, after: Outcome) {
  const counts = new Map<string, { from: string | null; to: string | null; people: number }>();
  for (const { id } of world.people) {
    const [from, to] = [before.capability.get(id) ?? null, after.capability.get(id) ?? null];
    if (from === to) continue;
    const one = counts.get(`${from} ${to}`) ?? { from, to, people: 0 };
    counts.set(`${from} ${to}`, { ...one, people: one.people + 1 });
  }
  return [...counts.values()];
}

function whatIf({ world, body }: Call) {
  const then = asked(world.licences, body);
  const [before, after] = [evaluate(world, world.licences), evaluate(world, then)];
  const changes = capabilityChanges(world, before, after);
  const people = (keep: (one: (typeof changes)[number]) => boolean) =>
    changes.filter(keep).reduce((sum, one) => sum + one.people, 0);
  const skus = [...new Set([...before.consumed.keys(), ...after.consumed.keys(), ...after.missing.keys()])];
  const seats = skus.map((skuId) => ({
    ...named(skuId),
    before: before.consumed.get(skuId) ?? 0,
    after: after.consumed.get(skuId) ?? 0,
    missingBefore: before.missing.get(skuId) ?? 0,
    missingAfter: after.missing.get(skuId) ?? 0,
  }));
  return ok({
    capabilityChanges: changes,
    mailboxesLost: people((one) => one.to === null),
    mailboxesGained: people((one) => one.from === null),
    seats: seats.filter((one) => one.before !== one.after || one.missingBefore !== one.missingAfter),
    // A mock refuses nobody.
    refused: [],
  });
}

function groupedBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

interface Surplus {
  userId: string;
  skuId: string;
  reason: "covered" | "outranked";
  isDirect: boolean;
}

function surplus(world: World): Surplus[] {
  const { ways } = evaluate(world, world.licences);
  return [...ways].flatMap(([userId, own]) =>
    [...new Set(own.map((way) => way.skuId))].flatMap((skuId): Surplus[] => {
      const reason = surplusOf(own, skuId);
      const isDirect = own.some((way) => way.skuId === skuId && way.assignedByGroup === null);
      return reason ? [{ userId, skuId, reason, isDirect }] : [];
    }),
  );
}

function overlap({ world }: Call) {
  const rows = groupedBy(surplus(world), (one) => `${one.skuId} ${one.reason}`);
  const value = [...rows.values()].flatMap((people) => {
    const [first] = people;
    if (!first) return [];
    const reclaimable = people.filter((one) => one.isDirect && one.reason === "covered").length;
    const { pricePerMonth = null, currency = null } = world.licences.prices.get(first.skuId) ?? {};
    return [
      {
        ...named(first.skuId),
        reason: first.reason,
        people: people.length,
        reclaimable,
        pricePerMonth,
        currency,
        savingPerMonth: pricePerMonth ? (Number(pricePerMonth) * reclaimable).toFixed(2) : null,
      },
    ];
  });
  return ok({ value });
}

function overlapPeople({ world, path: { skuId = "", reason = "" } }: Call) {
  const outcome = evaluate(world, world.licences);
  const rows = surplus(world).filter((one) => one.skuId === skuId && one.reason === reason);
  const value = rows.flatMap(({ userId, isDirect }) => {
    const person = world.people.find((one) => one.id === userId);
    if (!person) return [];
    const { id, displayName, userPrincipalName } = person;
    return [{ id, displayName, userPrincipalName, capability: outcome.capability.get(userId) ?? null, isDirect }];
  });
  return ok({ "@odata.count": value.length, value });
}

function reclaim({ world, body }: Call) {
  const taken = surplus(world).filter(
    (one) => one.isDirect && one.reason === "covered" && body.skuIds.includes(one.skuId),
  );
  const { direct, batches } = world.licences;
  const id = body.isPreview ? null : world.dice.guid();
  if (id) {
    const items = taken.map(({ userId, skuId }) => ({
      userId,
      skuId,
      disabledPlans: direct.get(userId)?.get(skuId) ?? [],
    }));
    batches.set(id, { createdDateTime: new Date().toISOString(), undoneDateTime: null, items });
    for (const { userId, skuId } of taken) direct.get(userId)?.delete(skuId);
  }
  const bySku = groupedBy(taken, (one) => one.skuId);
  return ok({
    id,
    people: new Set(taken.map((one) => one.userId)).size,
    seats: [...bySku].map(([skuId, people]) => ({ ...named(skuId), seats: people.length })),
    capabilityChanges: 0,
    users: taken.slice(0, 100).map(({ userId, skuId }) => {
      const person = world.people.find((one) => one.id === userId);
      const { displayName = "", userPrincipalName = "" } = person ?? {};
      return { userId, displayName, userPrincipalName, skuPartNumber: named(skuId).skuPartNumber };
    }),
  });
}

function undo({ world, path: { id = "" } }: Call) {
  const { batches, direct } = world.licences;
  const batch = batches.get(id);
  for (const { userId, skuId, disabledPlans } of batch?.items ?? [])
    direct.set(userId, new Map(direct.get(userId)).set(skuId, disabledPlans));
  if (batch) batch.undoneDateTime = new Date().toISOString();
  return done;
}

function reclaims({ world }: Call) {
  const value = [...world.licences.batches].map(([id, { items, ...batch }]) => ({
    id,
    ...batch,
    createdBy: world.me.displayName,
    people: new Set(items.map((one) => one.userId)).size,
    seats: [...groupedBy(items, (one) => one.skuId)].map(([skuId, people]) => ({
      ...named(skuId),
      seats: people.length,
    })),
  }));
  return ok({ value: value.toReversed() });
}

export const licenceReports: Route[] = [
  ["GET", `${path}/users/{id}/explain`, explain],
  ["POST", `${path}/whatIf`, whatIf],
  [
    "POST",
    `${path}/whatIf/people`,
    () =>
      ok("userPrincipalName,displayName,before,after\r\nemma.roux@septentrion.example,Emma Roux,BPOS_S_Standard,\r\n"),
  ],
  ["GET", `${path}/overlap`, overlap],
  ["GET", `${path}/overlap/{skuId}/{reason}/people`, overlapPeople],
  ["GET", `${path}/reclaim`, reclaims],
  ["POST", `${path}/reclaim`, reclaim],
  ["POST", `${path}/reclaim/{id}/undo`, undo],
];
