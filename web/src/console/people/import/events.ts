// The server answers an import with a line of JSON per event, while it runs.
import type { ImportEvent } from "../../../api/types";

/** The events of an answer that arrives in pieces. */
export async function* eventsOf(pieces: ReadableStream<Uint8Array>): AsyncGenerator<ImportEvent> {
  const reader = pieces.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = "";
  for (;;) {
    const { done, value = "" } = await reader.read();
    const lines = (rest + value).split("\n");
    // The last one goes on in the next piece.
    rest = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line) as ImportEvent;
    if (done) return;
  }
}
