import { catalog, productOf } from "./licence-catalog.ts";
import { licenceReports } from "./licence-reports.ts";
import { changed, evaluate, type Given, type MockSubscription, seatsOf, type Way } from "./licences.ts";
import { changeMailboxPlan, mailboxPlanAsApi } from "./mailbox-plans.ts";
import { collection } from "./query.ts";
import { type Call, created, done, notFound, ok, type Route, refuse } from "./router.ts";
import type { World } from "./world.ts";

const plansAsGraph = (skuId: string) =>
  (productOf(skuId)?.plans ?? []).map((plan) => ({
    servicePlanId: plan.id,
    servicePlanName: plan.name,
    provisioningStatus: "Success",
    appliesTo: "User",
  }));

const standings = ["Enabled", "Warning", "Suspended", "LockedOut", "Deleted"] as const;

function subscribedSkus(world: World) {
  const { licences, organization } = world;
  const outcome = evaluate(world, licences);
  const ids = [...new Set(licences.subscriptions.map((one) => one.skuId))];
  return ids.map((skuId) => {
    const own = licences.subscriptions.filter((one) => one.skuId === skuId);
    const units = (status: string) =>
      own.filter((one) => one.status === status).reduce((sum, one) => sum + one.totalLicenses, 0);
    const product = productOf(skuId);
    return {
      id: `${organization.id}_${skuId}`,
      accountId: organization.id,
      accountName: organization.displayName,
      appliesTo: "User",
      capabilityStatus: standings.find((one) => own.some((other) => other.status === one)),
      consumedUnits: outcome.consumed.get(skuId) ?? 0,
      prepaidUnits: {
        enabled: units("Enabled"),
        warning: units("Warning"),
        suspended: units("Suspended"),
        lockedOut: units("LockedOut"),
      },
      servicePlans: plansAsGraph(skuId),
      skuId,
      skuPartNumber: product?.skuPartNumber ?? "",
      subscriptionIds: own.map((one) => one.id),
      displayName: product?.displayName ?? "",
      unitsMissing: outcome.missing.get(skuId) ?? 0,
      pricePerMonth: licences.prices.get(skuId)?.pricePerMonth ?? null,
      currency: licences.prices.get(skuId)?.currency ?? null,
    };
  });
}

const subscription = (world: World, one: MockSubscription) => ({
  "@odata.etag": `W/"${one.version}"`,
  id: one.id,
  commerceSubscriptionId: one.id,
  createdDateTime: one.createdDateTime,
  isTrial: one.isTrial,
  nextLifecycleDateTime: one.nextLifecycleDateTime,
  ownerId: null,
  ownerTenantId: world.organization.id,
  ownerType: null,
  serviceStatus: plansAsGraph(one.skuId),
  skuId: one.skuId,
  skuPartNumber: productOf(one.skuId)?.skuPartNumber ?? "",
  status: one.status,
  totalLicenses: one.totalLicenses,
});

const path = "/beta/admin/licenses";
const findSubscription = ({ world, path: { id } }: Call) => world.licences.subscriptions.find((one) => one.id === id);

const subscriptions: Route[] = [
  ["GET", "/v1.0/subscribedSkus", ({ world, url }) => ok(collection(subscribedSkus(world), url))],
  [
    "GET",
    "/v1.0/directory/subscriptions",
    ({ world, url }) =>
      ok(
        collection(
          world.licences.subscriptions.map((one) => subscription(world, one)),
          url,
        ),
      ),
  ],
  [
    "POST",
    `${path}/subscriptions`,
    ({ world, body }) => {
      const product = catalog.find((one) => one.skuId === body.skuId || one.skuPartNumber === body.skuPartNumber);
      const made: MockSubscription = {
        id: world.dice.guid(),
        skuId: product?.skuId ?? "",
        totalLicenses: body.totalLicenses,
        isTrial: body.isTrial ?? false,
        createdDateTime: new Date().toISOString(),
        status: "Enabled",
        nextLifecycleDateTime: body.nextLifecycleDateTime ?? null,
        version: 1,
      };
      world.licences.subscriptions.push(made);
      return created(subscription(world, made));
    },
  ],
  [
    "PATCH",
    `${path}/subscriptions/{id}`,
    (call) => {
      const one = findSubscription(call);
      if (!one) return notFound("subscription");
      if (call.headers["if-match"] !== `W/"${one.version}"`)
        return refuse(412, "Request_PreconditionFailed", "It has changed since it was read.");
      if (call.body.totalLicenses !== undefined) one.totalLicenses = call.body.totalLicenses;
      if (call.body.nextLifecycleDateTime !== undefined)
        Object.assign(one, { nextLifecycleDateTime: call.body.nextLifecycleDateTime, status: "Enabled" });
      one.version += 1;
      return ok(subscription(call.world, one));
    },
  ],
  [
    "DELETE",
    `${path}/subscriptions/{id}`,
    ({ world, path: { id } }) => {
      world.licences.subscriptions = world.licences.subscriptions.filter((one) => one.id !== id);
      return done;
    },
  ],
  [
    "GET",
    `${path}/products`,
    ({ url }) => {
      const all = new URL(url);
      all.searchParams.set("$top", "999");
      return ok(
        collection(
          catalog.map(({ plans: _, ...one }) => one),
          all,
        ),
      );
    },
  ],
  [
    "PATCH",
    `${path}/products/{skuId}`,
    ({ world, path: { skuId = "" }, body }) => {
      world.licences.prices.set(skuId, { pricePerMonth: body.pricePerMonth ?? null, currency: body.currency ?? null });
      return done;
    },
  ],
  [
    "GET",
    `${path}/servicePlans`,
    ({ world, url }) =>
      ok(
        collection(
          [...world.licences.barred].map(([servicePlanId, prohibitedUsageLocations]) => ({
            servicePlanId,
            servicePlanName: catalog.flatMap((one) => one.plans).find((one) => one.id === servicePlanId)?.name,
            prohibitedUsageLocations,
          })),
          url,
        ),
      ),
  ],
  [
    "PATCH",
    `${path}/servicePlans/{id}`,
    ({ world, path: { id = "" }, body }) => {
      world.licences.barred.set(id, body.prohibitedUsageLocations);
      return done;
    },
  ],
  [
    "GET",
    `${path}/settings`,
    ({ world: { licences } }) =>
      ok({ delayedDelicensingEnabled: licences.delayedDelicensingEnabled, expiryNotices: licences.expiryNotices }),
  ],
  [
    "PATCH",
    `${path}/settings`,
    ({ world, body }) => {
      const { delayedDelicensingEnabled, expiryNotices } = { ...world.licences, ...body };
      Object.assign(world.licences, { delayedDelicensingEnabled, expiryNotices });
      return ok({ delayedDelicensingEnabled, expiryNotices });
    },
  ],
  [
    "GET",
    `${path}/mailboxPlans`,
    ({ world, url }) => ok(collection(world.licences.mailboxPlans.map(mailboxPlanAsApi), url)),
  ],
  [
    "PATCH",
    `${path}/mailboxPlans/{name}`,
    ({ world, path: { name }, body }) => {
      const plan = world.licences.mailboxPlans.find((one) => one.name === name);
      if (!plan) return notFound("mailbox plan");
      changeMailboxPlan(plan, body);
      return ok(mailboxPlanAsApi(plan));
    },
  ],
];

const listed = (given: Given | undefined) =>
  [...(given ?? [])].map(([skuId, disabledPlans]) => ({ skuId, disabledPlans }));

const refused = (code: string, message: string, target: string) =>
  refuse(400, "Request_BadRequest", message, { target, details: [{ code, message, target }] });

const assignments: Route[] = [
  [
    "POST",
    "/v1.0/users/{id}/assignLicense",
    ({ world, path: { id = "" }, body }) => {
      const person = world.people.find((one) => one.id === id);
      if (!person) return notFound("person");
      if (body.addLicenses.length > 0 && !person.usageLocation)
        return refused(
          "invalidUsageLocation",
          "License assignment cannot be done for user with invalid usage location.",
          "usageLocation",
        );
      const { licences } = world;
      const before = licences.direct.get(id);
      const consumed = evaluate(world, licences).consumed;
      for (const { skuId } of body.addLicenses)
        if (!before?.has(skuId) && (consumed.get(skuId) ?? 0) >= seatsOf(licences, skuId))
          return refused(
            "CountViolation",
            `Subscription with SKU ${skuId} does not have any available licenses.`,
            "addLicenses",
          );
      licences.direct.set(id, changed(before, body));
      return ok({ ...person, assignedLicenses: listed(licences.direct.get(id)) });
    },
  ],
  [
    "POST",
    "/v1.0/groups/{id}/assignLicense",
    ({ world, path: { id = "" }, body }) => {
      world.licences.groups.set(id, changed(world.licences.groups.get(id), body));
      return { status: 202, body: { id, assignedLicenses: listed(world.licences.groups.get(id)) } };
    },
  ],
  [
    "GET",
    "/v1.0/groups/{id}/membersWithLicenseErrors",
    ({ world, url, path: { id } }) => {
      const { ways } = evaluate(world, world.licences);
      const people = world.people.filter((person) =>
        ways.get(person.id)?.some((way) => way.assignedByGroup === id && way.error !== "None"),
      );
      const rows = people.map(({ id: own, displayName, userPrincipalName, mail }) => ({
        "@odata.type": "#microsoft.graph.user",
        id: own,
        displayName,
        userPrincipalName,
        mail,
        licenseErrors: [...new Set((ways.get(own) ?? []).map((way) => way.error).filter((error) => error !== "None"))],
      }));
      const all = new URL(url);
      all.searchParams.set("$top", "999");
      return ok(collection(rows, all));
    },
  ],
];

/** Somebody's licences; what has an error is not assigned. */
function held(ways: readonly Way[] = []) {
  const active = ways.filter((way) => way.error === "None");
  return {
    assignedLicenses: active.map(({ skuId, disabledPlans }) => ({ skuId, disabledPlans })),
    licenseAssignmentStates: ways.map((way) => ({
      ...way,
      state: way.error === "None" ? "Active" : "Error",
      lastUpdatedDateTime: "2026-06-01T08:00:00Z",
    })),
  };
}

/** What `$select` adds to somebody or to a group. */
export const licencesOf = (world: World, id: string | undefined) =>
  held(evaluate(world, world.licences).ways.get(id ?? ""));

/** Everybody together with their licences, for a filter that asks for these. */
export function licensedPeople(world: World) {
  const { ways } = evaluate(world, world.licences);
  return world.people.map((person) => ({ ...person, ...held(ways.get(person.id)) }));
}

export const licencesOfGroup = (world: World, id: string | undefined) => ({
  assignedLicenses: listed(world.licences.groups.get(id ?? "")),
  licenseProcessingState: null,
});

export const licenceRoutes: Route[] = [...subscriptions, ...assignments, ...licenceReports];
