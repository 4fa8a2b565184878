import i18next, { type TFunction } from "i18next";
import { beforeAll, expect, it } from "vitest";
import { texts } from "../../../i18n/fr/console";
import { pictureWords } from "./pictureWords";

let t: TFunction;
beforeAll(async () => {
  t = await i18next.init({
    lng: "fr",
    resources: { fr: { translation: texts } },
    interpolation: { escapeValue: false },
  });
});

const rule = "content/picture must be a PNG with alpha channel, 64 x 64 pixels for taskbar; this is";

it.each([
  [`${rule} a PNG without alpha channel, 64 x 64 pixels`, "sans transparence"],
  [`${rule} a JPEG, 64 x 64 pixels`, "JPEG de 64 x 64"],
  [`${rule} a PNG with alpha channel, 32 x 33 pixels`, "PNG de 32 x 33"],
  [`${rule} an SVG, by its bytes`, "ni un PNG ni un JPEG"],
  ["content/picture must have at most 1 MiB (1048576 bytes); this has 1048577", "1 Mio"],
  ["content/picture can't be decoded: the file is damaged or cut off (…)", "abîmé"],
  ["content/picture must not be empty", "vide"],
])("%s", (message, words) => expect(pictureWords(message, t)).toContain(words));

it("says what it has no words for as the server does", () =>
  expect(pictureWords("Something else.", t)).toBe("Something else."));
