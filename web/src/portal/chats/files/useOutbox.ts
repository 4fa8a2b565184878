import { useSyncExternalStore } from "react";
import { newGuid } from "../../newGuid";
import { uploadFile } from "../chatRequests";
import { Outbox, type OutboxView } from "./outbox";

/** By chat, as long as the page is open: whoever looks into another chat meanwhile finds everything where it was. */
const outboxes = new Map<string, Outbox>();

export function outboxOf(chatId: string): Outbox {
  const known = outboxes.get(chatId);
  if (known) return known;
  const outbox = new Outbox({
    send: (file, name, onProgress) => uploadFile(chatId, file, name, onProgress),
    newId: newGuid,
  });
  outboxes.set(chatId, outbox);
  return outbox;
}

export function useOutbox(chatId: string): { outbox: Outbox; view: OutboxView } {
  const outbox = outboxOf(chatId);
  return { outbox, view: useSyncExternalStore(outbox.subscribe, outbox.snapshot) };
}
