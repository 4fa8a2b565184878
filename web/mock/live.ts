// The live channel of the mock: greets, offers what is due, acknowledges events.
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { worldOf } from "./api.ts";

export function serveLive(server: Pick<Server, "on">): void {
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => "beffroi.live.v1" });
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    if (url.pathname !== "/live") return;
    const world = worldOf(request);
    if (!world.session || world.scenario === "failing") {
      socket.end("HTTP/1.1 401 Unauthorized\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, socket, head, (live) => greet(live, url, world.due));
  });
}

function greet(live: WebSocket, url: URL, due: readonly object[]): void {
  const resumed = url.searchParams.has("cursor");
  const cursor = url.searchParams.get("cursor") ?? "0";
  const say = (frame: object) => live.send(JSON.stringify(frame));
  say({ type: "hello", cursor, resumed });
  if (!resumed) {
    // What stands anyway is not a change: it has no place in the log, and so no cursor.
    for (const showing of due) say({ type: "show", showing });
  }
  live.on("message", (data) => {
    const frame = JSON.parse(String(data));
    if (frame.type === "events") say({ type: "ack", eventIds: frame.events.map((one: { id: string }) => one.id) });
  });
}
