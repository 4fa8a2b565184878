// Files in a chat, as people choose, drop and paste them.
import type { Page } from "playwright-core";
import { png } from "../server/drawn.ts";

export interface Given {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** Four fields of different colours would be a picture too; one is enough to see that it is there. */
export const photo: Given = {
  name: "terrace.png",
  mimeType: "image/png",
  buffer: png({ width: 640, height: 400 }, [15, 108, 189, 255]),
};

export const offer: Given = {
  name: "Offer 2027 for Léa.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"),
};

export const program: Given = {
  name: "setup.exe",
  mimeType: "application/octet-stream",
  buffer: Buffer.concat([Buffer.from("MZ\u0090\0", "latin1"), Buffer.alloc(2_000)]),
};

/** Text of so many bytes. */
export function notes(name: string, bytes: number): Given {
  return {
    name,
    mimeType: "text/plain",
    buffer: Buffer.from("all work and no play ".repeat(Math.ceil(bytes / 21)).slice(0, bytes)),
  };
}

/** Chooses files as by the dialog of the system. */
export async function attach(page: Page, ...files: Given[]): Promise<void> {
  await page.locator("input[type=file]").setInputFiles(files);
}

/** What a browser hands to a page, with a file in it. */
async function handed(page: Page, file: Given) {
  return page.evaluateHandle(
    ({ name, mimeType, bytes }) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], name, { type: mimeType }));
      return data;
    },
    { name: file.name, mimeType: file.mimeType, bytes: [...file.buffer] },
  );
}

/** Drags a file over the conversation, and lets it go after `meanwhile`. */
export async function drop(page: Page, file: Given, meanwhile: () => Promise<void>): Promise<void> {
  const dataTransfer = await handed(page, file);
  const place = page.locator(".messages-inside");
  await place.dispatchEvent("dragenter", { dataTransfer });
  await place.dispatchEvent("dragover", { dataTransfer });
  await meanwhile();
  await place.dispatchEvent("drop", { dataTransfer });
}

/** Pastes a picture of the screen. */
export async function paste(page: Page, file: Given): Promise<void> {
  const clipboard = await handed(page, { ...file, name: "image.png" });
  await page.evaluate((clipboardData) => {
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.querySelector(".composer textarea")?.dispatchEvent(event);
  }, clipboard);
}
