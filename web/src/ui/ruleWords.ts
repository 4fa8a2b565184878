// The rules that fields have to keep, as the server says them, in the reader's language.
import type { TFunction } from "i18next";

/** How the server says a rule, and the values in it. */
export const rulePatterns = {
  apnsBundle: /^must be the app's bundle id/,
  apnsKey: /^must be the \.p8 file from Apple/,
  apnsKeyId: /^must be the ten capital letters and digits that Apple shows/,
  apnsTeamId: /^must be the ten capital letters and digits of the team/,
  atMost: /^must have at most (?<a>[\d,]+) characters/,
  between: /^must have (?<a>[\d,]+) to (?<b>[\d,]+) characters/,
  common: /^must not be one of the passwords that attackers try first/,
  control: /^must not contain control characters/,
  country: /^must be a two-letter country code/,
  countryName: /^must be a country's English or French name or its two-letter code/,
  domain: /^must end with a verified domain of the organization \((?<a>[^)]*)\)/,
  domainName: /^must be a domain name such as/,
  dots: /^must not begin or end with a dot/,
  e164: /^must be a number in E\.164/,
  email: /^must be an (e-mail )?address\b/,
  empty: /^must not be empty$/,
  fcmField: /^has a (?<a>\S+) that is none/,
  fcmFile: /^must be the JSON file of a service account/,
  fcmKey: /^has a private_key that is no RSA key/,
  fcmKind: /^must be the file of a service account/,
  fcmTokenUri: /^has a token_uri that/,
  given: /^must be given( where|$)/,
  groupCount: /^must name 1 to (?<a>\d+) groups/,
  https: /^must begin with https:/,
  invisible: /^must not contain invisible characters/,
  loginForm: /^must have the form name@domain/,
  loginLetters: /^must have 1 to 64 letters, digits or \S+ before the @/,
  newPassword: /^must differ from the current password/,
  noBreaks: /^must not contain line breaks/,
  nickname: /^must have 1 to 64 letters, digits or \S+$/,
  oneLine: /^must be one line of (1 to|at most) (?<a>\d+) characters/,
  ownName: /^must not contain the (display name|part of the user principal name before the @)/,
  phone: /^must be a phone number/,
  roleHolder: /^names somebody who holds a role/,
  sevenDigits: /^must be seven digits/,
  taken: /^'.*' is taken\b/,
  takenElsewhere: /^must be one that no(body| other bridge)\b/,
  repeated: /^must be unique in the file; line (?<a>\S+) has it too/,
  timeZone: /^must be a time zone/,
  vapidKey: /^must be a private key of the curve P-256/,
} as const;

/** A broken rule as a sentence; undefined when there are no words for it in the reader's language. */
export function ruleWords(
  { target, message }: { target?: string | null | undefined; message: string },
  t: TFunction,
): string | undefined {
  if (!target || !message.startsWith(`${target} `)) return undefined;
  // The server's sentence begins with the field's name.
  const rule = message.slice(target.length + 1);
  for (const [key, pattern] of Object.entries(rulePatterns)) {
    const match = pattern.exec(rule);
    // Which values a rule has in it is known by its pattern alone.
    if (match) return (t as (key: string, values: object) => string)(`shared.problem.rule.${key}`, { ...match.groups });
  }
  return undefined;
}
