// The contract over the worlds: which routes there are, and which world a request belongs to.
import type { IncomingMessage, ServerResponse } from "node:http";
import { chatRoutes } from "./chat-routes.ts";
import { conferencingRoutes } from "./conferencing-routes.ts";
import { directoryRoutes } from "./directory-routes.ts";
import { employeeRoutes } from "./employee-routes.ts";
import { governanceRoutes } from "./governance-routes.ts";
import { licenceRoutes } from "./licence-routes.ts";
import { mailRoutes } from "./mail-routes.ts";
import { messageRoutes } from "./message-routes.ts";
import { notificationRoutes } from "./notification-routes.ts";
import { findRoute, type Route, readBody, refuse, send } from "./router.ts";
import { sessionRoutes } from "./session-routes.ts";
import { makeWorld, type Scenario, scenarios, type World } from "./world.ts";

const routes: Route[] = [
  ...sessionRoutes,
  ...licenceRoutes,
  ...conferencingRoutes,
  ...mailRoutes,
  ...directoryRoutes,
  ...governanceRoutes,
  ...messageRoutes,
  ...notificationRoutes,
  ...employeeRoutes,
  ...chatRoutes,
];
const worlds = new Map<Scenario, World>();

/** The cookie `mock-scenario` chooses the world; without it everything is full. */
export function worldOf(request: IncomingMessage): World {
  const wanted = /mock-scenario=(\w+)/.exec(request.headers.cookie ?? "")?.[1];
  const scenario = scenarios.find((one) => one === wanted) ?? "full";
  const world = worlds.get(scenario) ?? makeWorld(scenario);
  worlds.set(scenario, world);
  return world;
}

const apiPrefixes = ["/identity/", "/v1.0/", "/beta/", "/__mock/"];

/** Answers requests of the contract; false for everything else (pages, scripts). */
export async function answerApi(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const url = new URL(request.url ?? "/", `http://${request.headers.host ?? "localhost"}`);
  if (!apiPrefixes.some((prefix) => url.pathname.startsWith(prefix))) return false;
  if (url.pathname.startsWith("/__mock/")) {
    chooseScenario(url, response);
    return true;
  }
  const world = worldOf(request);
  const body = await readBody(request);
  const route = findRoute(routes, request.method ?? "GET", url.pathname);
  if (!route) send(response, refuse(404, "notFound", `No route ${request.method} ${url.pathname}`));
  else if (!world.session && url.pathname !== "/identity/session")
    send(response, refuse(401, "notSignedIn", "Nobody is signed in."));
  else if (world.scenario === "failing" && !url.pathname.startsWith("/identity/session"))
    send(response, refuse(503, "serviceUnavailable", "The database does not answer."));
  else send(response, route.handler({ world, url, path: route.path, body, headers: request.headers }));
  return true;
}

/** `/__mock/empty` sets the cookie and goes to the console; also starts that world anew. */
function chooseScenario(url: URL, response: ServerResponse): void {
  const scenario = scenarios.find((one) => url.pathname === `/__mock/${one}`);
  if (scenario) worlds.delete(scenario);
  response.writeHead(302, {
    location: url.searchParams.get("to") ?? "/admin/",
    "set-cookie": `mock-scenario=${scenario ?? "full"}; Path=/; SameSite=Strict`,
  });
  response.end();
}
