// The smallest HTTP router that the contract needs.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { World } from "./world.ts";

export interface Call {
  world: World;
  url: URL;
  /** Values of the `{name}` parts of the pattern. */
  path: Record<string, string>;
  // The mock trusts its own front end: bodies are read without checking their shape.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  body: any;
  headers: IncomingMessage["headers"];
}

/** Status and body of an answer; `undefined` body for 204. */
export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export type Route = [method: string, pattern: string, handler: (call: Call) => Answer];

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const done: Answer = { status: 204 };

export function refuse(
  status: number,
  code: string,
  message: string,
  more: object = {},
  headers: Record<string, string> = {},
): Answer {
  const innerError = { date: new Date().toISOString(), "request-id": "3f1c9a52-0b7d-4e0e-9d7e-6a1f3f0c1d20" };
  return { status, body: { error: { code, message, ...more, innerError } }, headers };
}

export const notFound = (what: string): Answer => refuse(404, "notFound", `There is no ${what} with this id.`);

export function findRoute(routes: readonly Route[], method: string, pathname: string) {
  const parts = pathname.split("/");
  for (const [routeMethod, pattern, handler] of routes) {
    const wanted = pattern.split("/");
    if (routeMethod !== method || wanted.length !== parts.length) continue;
    const path: Record<string, string> = {};
    const matches = wanted.every((part, index) => {
      if (!part.startsWith("{")) return part === parts[index];
      path[part.slice(1, -1)] = decodeURIComponent(parts[index] ?? "");
      return true;
    });
    if (matches) return { handler, path };
  }
  return undefined;
}

export async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  if (text === "") return undefined;
  return request.headers["content-type"]?.includes("json") ? JSON.parse(text) : text;
}

export function send(response: ServerResponse, answer: Answer): void {
  const isText = typeof answer.body === "string";
  response.writeHead(answer.status, {
    "content-type": isText ? "text/csv" : "application/json",
    "cache-control": "no-store",
    ...answer.headers,
  });
  response.end(answer.body === undefined ? undefined : isText ? answer.body : JSON.stringify(answer.body));
}
