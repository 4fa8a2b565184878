import { client, unwrap } from "../../../api/client";
import { Problem } from "../../../api/problem";
import type { ImportReport } from "../../../api/types";
import { eventsOf } from "./events";

export interface Progress {
  done: number;
  total: number;
}

/** Sends a file of people; `onProgress` hears how far it is. A dry run writes nothing. */
export async function importPeople(
  file: Blob,
  dryRun: boolean,
  onProgress: (progress: Progress) => void,
): Promise<ImportReport> {
  const lines = await unwrap(
    client.POST("/beta/admin/imports/people", {
      params: { query: { dryRun } },
      headers: { "Content-Type": "text/csv" },
      body: "",
      // The file itself: it may be larger than one wants to hold as a text.
      bodySerializer: () => file,
      parseAs: "stream",
    }),
  );
  if (!lines) throw new Problem(0, { code: "unreachable" });
  for await (const event of eventsOf(lines)) {
    if (event.type === "progress") onProgress(event);
    else if (event.type === "report") return event;
    else throw new Problem(500, { code: "importStopped", message: event.message });
  }
  // Broken off: what was written stays, and the same file again goes on from there.
  throw new Problem(0, { code: "unreachable" });
}
