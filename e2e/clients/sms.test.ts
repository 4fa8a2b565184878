// Short texts through Kannel, the gateway that most others speak like.
import { deepEqual, equal, match } from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { beffroiBinary, MissingRequirement } from "../server/requirements.ts";
import { Kannel } from "./sms/kannel.ts";

const phone = "+15145550100";
/** All that GSM-7 has but its line ends, the two tables of the standard in a row. */
const alphabet =
  "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§" +
  "¿abcdefghijklmnopqrstuvwxyzäöñüà^{}\\[~]|€";

/** The server's own client, as a program: what it says, and whether the text was taken. */
function send(gateway: string, text: string): Promise<{ taken: boolean; words: string }> {
  const program = join(dirname(beffroiBinary()), "examples", "sms");
  if (!existsSync(program))
    throw new MissingRequirement(`the program ${program}`, "cargo build --workspace --bins --example sms");
  return new Promise((resolve, reject) =>
    execFile(program, [phone, text], { env: { BEFFROI_SMS: gateway }, timeout: 30_000 }, (error, words, complaint) => {
      if (complaint) reject(new Error(complaint));
      else resolve({ taken: !error, words: words.trim() });
    }),
  );
}

test("short texts through Kannel", { timeout: 120_000 }, async (story) => {
  const folder = mkdtempSync(join(tmpdir(), "beffroi-kannel-"));
  const kannel = await Kannel.open(folder);
  const taken = { taken: true, words: "taken: 202: 0: Accepted for delivery" };
  try {
    await story.test("every character of GSM-7 arrives without Unicode", async () => {
      deepEqual(await send(kannel.address({ from: "Beffroi" }), alphabet), taken);
      const [piece] = await kannel.next(1);
      deepEqual(piece, { from: "Beffroi", to: phone, coding: "gsm7", text: alphabet, part: undefined });
    });

    await story.test("French that GSM-7 lacks, and emoji, arrive as UCS-2", async () => {
      const text = "Fermé aujourd’hui — le bureau de Québec reçoit dès lundi 🔔";
      deepEqual(await send(kannel.address(), text), taken);
      const [piece] = await kannel.next(1);
      deepEqual(piece, { from: "13013", to: phone, coding: "ucs2", text, part: undefined });
    });

    await story.test("a long text comes in parts, whole and in order", async () => {
      for (const [coding, sentence, parts] of [
        ["gsm7", "Le bureau est fermé à 17 h. ", 7],
        ["ucs2", "L’été, le bureau ferme tôt. ", 15],
      ] as const) {
        const text = sentence.repeat(40).slice(0, 1_000);
        deepEqual(await send(kannel.address(), text), taken);
        const pieces = await kannel.next(parts);
        equal(pieces.map((piece) => piece.text).join(""), text);
        deepEqual(
          pieces.map((piece) => [piece.coding, piece.part]),
          pieces.map((_, index) => [coding, [index + 1, parts]]),
        );
      }
      const { taken: went, words } = await send(kannel.address(), "x".repeat(1_001));
      equal(went, false);
      match(words, /the text has 1001 characters/);
    });

    await story.test("a wrong password is refused, and not repeated", async () => {
      const words = "the SMS was refused: 403: Authorization failed for sendsms";
      deepEqual(await send(kannel.address({ as: "guess" }), "Hello"), { taken: false, words });
    });

    await story.test("what comes after a refusal is taken, and nothing came in between", async () => {
      deepEqual(await send(kannel.address(), "Back again"), taken);
      deepEqual(
        (await kannel.next(1)).map((piece) => piece.text),
        ["Back again"],
      );
    });

    await story.test("without Kannel a text is put off", async () => {
      await kannel.close();
      const { taken: went, words } = await send(kannel.address(), "Hello");
      equal(went, false);
      match(words, /^the SMS was put off: .*refused/i);
    });
  } finally {
    await kannel.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
