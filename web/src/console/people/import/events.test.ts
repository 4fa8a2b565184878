import { expect, it } from "vitest";
import { eventsOf } from "./events";

it("events come out whole, however their lines are cut", async () => {
  const text = '{"type":"progress","done":1,"total":2}\n{"type":"error","message":"Émile"}\n';
  const bytes = new TextEncoder().encode(text);
  for (const size of [1, 7, bytes.length]) {
    const pieces = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
        controller.close();
      },
    });
    const events = [];
    for await (const event of eventsOf(pieces)) events.push(event);
    expect(events).toEqual([
      { type: "progress", done: 1, total: 2 },
      { type: "error", message: "Émile" },
    ]);
  }
});
