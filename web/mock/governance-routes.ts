import { collection, matchesFilter } from "./query.ts";
import { created, done, ok, type Route } from "./router.ts";

const assignments = "/v1.0/roleManagement/directory/roleAssignments";

export const governanceRoutes: Route[] = [
  ["GET", "/v1.0/roleManagement/directory/roleDefinitions", ({ world, url }) => ok(collection(world.roles, url))],
  ["GET", assignments, ({ world, url }) => ok(collection(world.assignments, url))],
  [
    "POST",
    assignments,
    ({ world, body }) => {
      const principal = [...world.people, ...world.groups].find((one) => one.id === body.principalId);
      const assignment = { id: world.dice.guid(), principalDisplayName: principal?.displayName ?? null, ...body };
      world.assignments.unshift(assignment);
      return created(assignment);
    },
  ],
  [
    "DELETE",
    `${assignments}/{id}`,
    ({ world, path }) => {
      world.assignments = world.assignments.filter((one) => one.id !== path.id);
      return done;
    },
  ],
  [
    "GET",
    "/v1.0/auditLogs/directoryAudits",
    ({ world, url }) =>
      ok(
        collection(
          world.audit.filter((one) => matchesFilter(one as never, url.searchParams.get("$filter"))),
          url,
        ),
      ),
  ],
  [
    "GET",
    "/beta/auditLogs/verification",
    ({ world }) =>
      ok({
        valid: true,
        records: world.audit.length,
        firstBrokenSequence: null,
        firstBrokenId: null,
        head: world.audit[0]?.hash ?? "",
      }),
  ],
];
