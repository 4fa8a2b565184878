import { collection } from "./query.ts";
import { ok, type Route } from "./router.ts";

export const employeeRoutes: Route[] = [
  ["GET", "/beta/me/organizationalMessages", ({ world, url }) => ok(collection(world.inbox, url))],
  ["GET", "/beta/me/organizationalMessages/due", ({ world, url }) => ok(collection(world.due, url))],
  [
    "POST",
    "/beta/me/organizationalMessages/events",
    ({ body }) => ok({ accepted: body.events.map((one: { id: string }) => one.id), refused: [] }),
  ],
];
