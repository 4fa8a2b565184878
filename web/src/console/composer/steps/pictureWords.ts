// What the server has against a picture, in the reader's language: the rule stands below the field, and what was
// found instead is what helps.
import type { TFunction } from "i18next";

/** How the server says what it found, the most telling first: an opaque PNG may have the right size. */
const patterns = {
  noAlpha: /this is a PNG without alpha channel, (?<width>\d+) x (?<height>\d+) pixels$/,
  otherPicture: /this is a (?<format>PNG|JPEG)\b.*, (?<width>\d+) x (?<height>\d+) pixels$/,
  otherFormat: /by its bytes$/,
  tooLarge: /must have at most 1 MiB/,
  damaged: /can't be decoded: the file is damaged/,
  empty: /must not be empty$/,
} as const;

/** The refusal in words; as the server says it, where there are none. */
export function pictureWords(message: string, t: TFunction): string {
  for (const [key, pattern] of Object.entries(patterns)) {
    const match = pattern.exec(message);
    // Which values a refusal has in it is known by its pattern alone.
    if (match)
      return (t as (key: string, values: object) => string)(`composer.picture.refused.${key}`, { ...match.groups });
  }
  return message;
}
