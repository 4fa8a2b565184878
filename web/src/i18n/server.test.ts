// The words of the server: each has a translation, and none is translated that the server does not say any more.
import { describe, expect, it } from "vitest";
import { rulePatterns } from "../ui/ruleWords";
import { server } from "./en/server";
import { shared } from "./en/shared";
import { server as french } from "./fr/server";
import { auditActivities, auditCategories, builtInRoles, everyText, refusalCodes } from "./serverSources";

/** Codes that no page meets, or that say nothing of their own: the rule or the missing permission follows. */
const withoutWords = [
  "Request_BadRequest",
  "database",
  "folder",
  "secretKeyFile",
  "smsGateway",
  "sourceRefused",
  "sourceUnavailable",
  "tenantExists",
];
/** Keywords of SCIM, which no page speaks, and what the push service says to browsers and senders. */
const forPrograms = [
  "invalidValue",
  "tooMany",
  "uniqueness",
  "otherKey",
  "pushServiceFull",
  "pushServiceOff",
  "pushTooLarge",
  "subscriptionGone",
];

describe("words of the server", () => {
  it("are known for every built-in role, as the server has them", () => {
    expect(builtInRoles()).toEqual(server.role);
    expect(Object.keys(server.role).length).toBeGreaterThan(5);
  });

  it("are known for every activity and category of the audit trail", () => {
    // Importing people is noted outside of the files that are searched for activities: its columns look like them.
    expect([...auditActivities(), "Import users"].sort()).toEqual(Object.keys(server.activity).sort());
    expect(auditCategories()).toEqual(Object.keys(server.category).sort());
  });

  it("are known for every code of a refusal", () => {
    const meaningful = refusalCodes().filter((code) => ![...withoutWords, ...forPrograms].includes(code));
    expect(meaningful).toEqual(Object.keys(shared.problem.code).sort());
  });

  it("are rules and reasons that the server still gives", () => {
    const text = everyText();
    for (const reason of Object.keys(server.reason)) expect(text).toContain(`"${reason}"`);
    const said = [...text.matchAll(/"((?:must|names|has a|'\{)[^"]*)"/g)].map(([, rule = ""]) => rule);
    // What stands in the sentence is a number, a list or a name.
    const filled = said.map((rule) =>
      rule.replaceAll(/\{(?=[A-Z])[A-Z_]+\}|\{longest\}|\{max\}/g, "12").replaceAll(/'\{\w*\}'/g, "'x'"),
    );
    for (const [key, pattern] of Object.entries(rulePatterns))
      expect(
        filled.some((rule) => pattern.test(rule)),
        key,
      ).toBe(true);
    expect(Object.keys(rulePatterns).sort()).toEqual(Object.keys(shared.problem.rule).sort());
  });

  it("are translated, not copied", () => {
    for (const [id, role] of Object.entries(server.role)) {
      const translated = french.role[id as keyof typeof french.role];
      expect(translated.description).not.toBe(role.description);
    }
    for (const [key, words] of Object.entries(french.activity)) expect(words).not.toBe(key);
  });
});
