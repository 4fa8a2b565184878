// The rules that fields have to keep, as the server says them, in the reader's language.
import type { TFunction } from "i18next";

/** How the server says a rule, and the values in it. */
export const rulePatterns = {
  atMost: /^must have at most (?<a>[\d,]+) characters/,
  between: /^must have (?<a>[\d,]+) to (?<b>[\d,]+) characters/,
  common: /^must not be one of the passwords that attackers try first/,
  control: /^must not contain control characters/,
  country: /^must be a two-letter country code/,
  countryName: /^must be a country's English or French name or its two-letter code/,
  domain: /^must end with a verified domain of the organization \((?<a>[^)]*)\)/,
  domainName: /^must be a domain name such as/,
  dots: /^must not begin or end with a dot/,
  email: /^must be an e-mail address/,
  empty: /^must not be empty$/,
  given: /^must be given$/,
  https: /^must begin with https:/,
  invisible: /^must not contain invisible characters/,
  loginForm: /^must have the form name@domain/,
  loginLetters: /^must have 1 to 64 letters, digits or \S+ before the @/,
  newPassword: /^must differ from the current password/,
  nickname: /^must have 1 to 64 letters, digits or \S+$/,
  ownName: /^must not contain the (display name|part of the user principal name before the @)/,
  phone: /^must be a phone number/,
  roleHolder: /^names somebody who holds a role/,
  taken: /^'.*' is taken\b/,
  repeated: /^must be unique in the file; line (?<a>\S+) has it too/,
  timeZone: /^must be a time zone/,
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
