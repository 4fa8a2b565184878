import { describe, expect, it } from "vitest";
import type { ExternalChatSettings } from "../../api/types";
import { changesOf, isDomain, removesMessages, typedRules, wrongIn } from "./chatSettings";

const settings: ExternalChatSettings = {
  "@odata.etag": 'W/"1"',
  allowFederatedUsers: true,
  allowTeamsConsumer: true,
  allowTeamsConsumerInbound: true,
  allowedDomains: null,
  blockedDomains: ["b.example", "a.example"],
  blockAllSubdomains: false,
  blockedUsers: ["+33612345678"],
  blockExternalUserAccess: false,
  invitationDays: 14,
  approveNewDomains: false,
  contactDays: 180,
  retentionDays: null,
  filesToOutside: true,
};
const typed = typedRules(settings);

describe("the rules as they are typed", () => {
  it("send nothing where nothing is another one", () => {
    expect(changesOf(settings, typed)).toEqual({});
    expect(changesOf(settings, { ...typed, blockedUsers: " +33 6 12 34 56 78 \n" })).toEqual({});
    expect(changesOf(settings, { ...typed, blockedDomains: "A.example, b.example" })).toEqual({});
  });

  it("tell the three ways with domains apart", () => {
    expect(typed.domainMode).toBe("except");
    expect(typedRules({ ...settings, blockedDomains: [] }).domainMode).toBe("all");
    expect(typedRules({ ...settings, allowedDomains: [] }).domainMode).toBe("only");
    expect(changesOf(settings, { ...typed, domainMode: "all" })).toEqual({ blockedDomains: [] });
    const only = { ...typed, domainMode: "only" as const, allowedDomains: "Contoso.com\nfabrikam.com contoso.com" };
    expect(changesOf(settings, only)).toEqual({ allowedDomains: ["contoso.com", "fabrikam.com"] });
  });

  it("send null for never", () => {
    expect(changesOf(settings, { ...typed, contactsEnd: false, isRemoved: true, retentionDays: "90" })).toEqual({
      contactDays: null,
      retentionDays: 90,
    });
  });

  it("name what is none", () => {
    expect(wrongIn(typed)).toEqual({});
    const wrong = wrongIn({
      ...typed,
      blockedDomains: "contoso.com, contoso, *.example",
      blockedUsers: "anna, +33 1, anna@example.org",
      invitationDays: "31",
      contactDays: "0",
    });
    expect(wrong.blockedDomains?.invalid).toEqual(["contoso", "*.example"]);
    expect(wrong.blockedUsers?.invalid).toEqual(["anna", "+33 1"]);
    expect(wrong.invitationDays && wrong.contactDays).toBe(true);
  });

  it("want one domain at least where some are blocked, and no more than there may be", () => {
    expect(wrongIn({ ...typed, blockedDomains: " " }).blockedDomains?.isEmpty).toBe(true);
    expect(wrongIn({ ...typed, domainMode: "only", allowedDomains: "" })).toEqual({});
    const many = Array.from({ length: 4_001 }, (_, number) => `d${number}.example`).join("\n");
    expect(wrongIn({ ...typed, blockedDomains: many }).blockedDomains?.isLong).toBe(true);
  });

  it("warn before messages are removed that would have stayed", () => {
    expect(removesMessages(settings, { retentionDays: 90 })).toBe(true);
    expect(removesMessages({ ...settings, retentionDays: 90 }, { retentionDays: 100 })).toBe(false);
    expect(removesMessages({ ...settings, retentionDays: 90 }, { retentionDays: null })).toBe(false);
    expect(removesMessages(settings, {})).toBe(false);
  });
});

it("domains are read as the server reads them", () => {
  expect(["contoso.com", "a-b.Example", "xn--caf-dma.fr"].every(isDomain)).toBe(true);
  expect(["contoso", "-a.com", "a..com", "10.0.0.1", "a b.com", "@a.com"].some(isDomain)).toBe(false);
});
