// What is said of conferences by phone, without a screen.
import type { ServiceNumber } from "../../api/types";

/** The e-mails, in the order in which somebody gets them. */
export const mailKinds = ["enabled", "changed", "pinReset", "disabled", "information"] as const;
export type MailKind = (typeof mailKinds)[number];

/** Who runs somebody's conferences; the built-in provider has the name by which scripts know it. */
export const providers = ["microsoft", "other", "none"] as const;
export type Provider = (typeof providers)[number];
export const providerOf = (word: string): Provider => providers.find((one) => one === word) ?? "none";

/** As people read it aloud, and as the e-mails write it. */
export const spacedId = (id: string) => `${id.slice(0, 3)}\u00a0${id.slice(3)}`;

/** A conference ID as it was typed, or undefined when it is none. */
export function idTyped(text: string): string | undefined {
  const digits = text.replaceAll(/[\s\u00a0\u202f-]/g, "");
  return /^[1-9]\d{6}$/.test(digits) ? digits : undefined;
}

/** A phone number as it was typed, in E.164, or undefined when it is none; the server reads it alike. */
export function numberTyped(text: string): string | undefined {
  const plain = text
    .trim()
    .replace(/^tel:/i, "")
    .replaceAll(/[\s\u00a0\u202f.()-]/g, "");
  const digits = plain.replace(/^\+/, "");
  return /^[1-9]\d{6,14}$/.test(digits) ? `+${digits}` : undefined;
}

/** Whether a text can be an address; what it really is, the server says. */
export const looksLikeAddress = (text: string) => /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(text.trim());

/** The number in a path. */
export const inPath = (number: string) => number.replace(/^\+/, "");

export type NumberKind = ServiceNumber["kind"];

/** The numbers of a bridge of one kind. */
export const numbersOf = (numbers: readonly ServiceNumber[], bridgeId: string | null | undefined, kind: NumberKind) =>
  numbers.filter((one) => one.bridgeId === bridgeId && one.kind === kind).map((one) => one.number);

/** The numbers by which a number can be replaced: of the same kind on the same bridge. */
export function replacementsOf(numbers: readonly ServiceNumber[], number: string): string[] {
  const from = numbers.find((one) => one.number === number);
  return from ? numbersOf(numbers, from.bridgeId, from.kind).filter((one) => one !== number) : [];
}

/** Languages in which telephone bridges speak. */
export const voices =
  "ar-EG ca-ES cs-CZ da-DK de-DE el-GR en-AU en-CA en-GB en-IN en-US es-ES es-MX et-EE fi-FI fr-BE fr-CA fr-CH fr-FR he-IL hi-IN hr-HR hu-HU id-ID it-IT ja-JP ko-KR lt-LT lv-LV nb-NO nl-BE nl-NL pl-PL pt-BR pt-PT ro-RO ru-RU sk-SK sl-SI sv-SE th-TH tr-TR uk-UA vi-VN zh-CN zh-TW".split(
    " ",
  );
