import { expect, it } from "vitest";
import { Problem } from "../../../api/problem";
import type { ChatFile } from "../../../api/types";
import { Outbox } from "./outbox";

/** A way to the server whose uploads end when the test says so. */
class FakeWay {
  readonly sent: { name: string; onProgress: (share: number) => void }[] = [];
  readonly canceled: string[] = [];
  private readonly ends: { take: (file: ChatFile) => void; fail: (cause: unknown) => void }[] = [];

  outbox(): Outbox {
    let id = 0;
    return new Outbox({
      newId: () => `file-${id++}`,
      send: (_, name, onProgress) => {
        this.sent.push({ name, onProgress });
        const answer = new Promise<ChatFile>((take, fail) => this.ends.push({ take, fail }));
        return { answer, cancel: () => this.canceled.push(name) };
      },
    });
  }

  async take(place: number, id: string): Promise<void> {
    this.ends[place]?.take({ id, name: this.sent[place]?.name ?? "", fileType: "text/plain", size: 3 });
    await settled();
  }

  async refuse(place: number, problem: Problem): Promise<void> {
    this.ends[place]?.fail(problem);
    await settled();
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve));
const fileOf = (name: string, content = "abc") => new File([content], name);

it("sends at once, and is ready when everything is there", async () => {
  const way = new FakeWay();
  const outbox = way.outbox();
  expect(outbox.isReady()).toBe(true);
  outbox.add([fileOf("a.txt"), fileOf("b.txt")]);
  way.sent[0]?.onProgress(0.5);
  expect(outbox.snapshot().files.map((one) => one.share)).toEqual([0.5, 0]);
  await way.take(0, "1");
  expect(outbox.isReady()).toBe(false);
  await way.take(1, "2");
  expect(outbox.isReady()).toBe(true);
  expect(outbox.empty().map((one) => one.id)).toEqual(["1", "2"]);
  expect(outbox.snapshot().files).toEqual([]);
});

it("keeps what was refused until somebody takes it out or tries again", async () => {
  const way = new FakeWay();
  const outbox = way.outbox();
  outbox.add([fileOf("a.exe")]);
  await way.refuse(0, new Problem(0, { code: "unreachable" }));
  expect(outbox.snapshot().files[0]?.problem?.code).toBe("unreachable");
  outbox.retry("file-0");
  expect(outbox.snapshot().files[0]?.problem).toBeUndefined();
  await way.refuse(1, new Problem(415, { code: "fileTypeNotAllowed" }));
  expect(outbox.isReady()).toBe(false);
  outbox.remove("file-0");
  expect(outbox.isReady()).toBe(true);
});

it("sends nothing that is refused anyway, and ends what is taken out", async () => {
  const way = new FakeWay();
  const outbox = way.outbox();
  outbox.add([fileOf("empty.txt", ""), fileOf("a.txt")]);
  expect(way.sent.map((one) => one.name)).toEqual(["a.txt"]);
  outbox.remove("file-1");
  expect(way.canceled).toEqual(["a.txt"]);
  await way.take(0, "1");
  expect(outbox.snapshot().files.map((one) => one.name)).toEqual(["empty.txt"]);
});

it("has room for ten, and one of each", async () => {
  const way = new FakeWay();
  const outbox = way.outbox();
  outbox.add(Array.from({ length: 12 }, (_, place) => fileOf(`${place}.txt`)));
  expect(outbox.snapshot().files.length).toBe(10);
  expect(outbox.snapshot().leftOut).toBe(2);
  for (let place = 0; place < 10; place += 1) await way.take(place, "same");
  expect(outbox.empty().length).toBe(1);
});
