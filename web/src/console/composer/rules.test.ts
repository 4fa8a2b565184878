import { describe, expect, it } from "vitest";
import type { Message } from "../../api/types";
import { bodyOf, type Draft, draftOf, emptyDraft, withUrgency } from "./draft";
import { checkDraft, scalarCount, usualBounds } from "./rules";

const now = Date.parse("2026-11-22T10:00:00Z");

function complete(): Draft {
  const draft = emptyDraft("fr", "standard");
  draft.content.texts = [{ language: "fr", title: "Titre", body: "Texte", buttonText: "Voir" }];
  draft.content.link = "https://intranet.example/a";
  draft.recipients.includeGroups = ["g"];
  draft.hasStart = true;
  draft.schedule = { ...draft.schedule, startDateTime: "2026-11-23T08:00:00Z", endDateTime: "2026-11-23T09:00:00Z" };
  return draft;
}

const rulesOf = (draft: Draft, bounds = usualBounds, mailIsSent = true) =>
  checkDraft(draft, now, bounds, mailIsSent).map((finding) => finding.rule);

describe("a message that may be sent for approval", () => {
  it("is accepted when complete", () => expect(rulesOf(complete())).toEqual([]));

  it("is refused with every missing field named", () => {
    expect(rulesOf(emptyDraft("fr", "standard"))).toEqual([
      "titleMissing",
      "bodyMissing",
      "buttonMissing",
      "linkMissing",
      "recipientsMissing",
      "endMissing",
    ]);
  });

  it("waits for a mail relay where it is to be mailed", () => {
    const draft: Draft = { ...complete(), location: "email" };
    expect(rulesOf(draft)).toEqual([]);
    expect(rulesOf(draft, usualBounds, false)).toEqual(["mailRelay"]);
    expect(rulesOf(complete(), usualBounds, false)).toEqual([]);
  });

  it("counts Unicode scalar values", () => {
    expect(scalarCount("é👍🏽")).toBe(3);
    const draft = complete();
    draft.content.texts[0] = {
      language: "fr",
      title: "😀".repeat(50),
      body: "x".repeat(201),
      buttonText: "x".repeat(21),
    };
    expect(rulesOf(draft)).toEqual(["bodyLength", "buttonLength"]);
  });

  it.each(["http://a.example", "https://", "intranet.example", "javascript:alert(1)"])(
    "refuses the link %s",
    (link) => {
      const draft = complete();
      draft.content.link = link;
      expect(rulesOf(draft)).toEqual(["linkHttps"]);
    },
  );

  it("keeps to what the organization allows", () => {
    const draft = complete();
    draft.content.texts[0] = { language: "fr", title: "x".repeat(60), body: "Texte", buttonText: "Voir" };
    expect(rulesOf(draft, { ...usualBounds, title: 60 })).toEqual([]);
    const allowing = (...domains: string[]) => ({ ...usualBounds, title: 60, domains });
    expect(rulesOf(draft, allowing("contoso.com"))).toEqual(["linkDomain"]);
    expect(rulesOf(draft, allowing("contoso.com", "intranet.example"))).toEqual([]);
    draft.content.link = "https://a.intranet.example";
    expect(rulesOf(draft, allowing("intranet.example"))).toEqual([]);
    draft.content.link = "https://evilintranet.example";
    expect(rulesOf(draft, allowing("intranet.example"))).toEqual(["linkDomain"]);
  });

  it("needs a window of at least an hour that is not over", () => {
    const draft = complete();
    draft.schedule.endDateTime = "2026-11-23T08:59:59Z";
    expect(rulesOf(draft)).toEqual(["endTooEarly"]);
    draft.schedule = { ...draft.schedule, startDateTime: "2026-11-20T08:00:00Z", endDateTime: "2026-11-21T09:00:00Z" };
    expect(rulesOf(draft)).toEqual(["endPast"]);
    draft.schedule = { ...complete().schedule, spreadMinutes: 1441 };
    expect(rulesOf(draft)).toEqual(["spreadRange"]);
  });

  it("begins when it is approved, or at a time that has to be given then", () => {
    const draft = complete();
    draft.schedule.startDateTime = null;
    expect(rulesOf(draft)).toEqual(["startMissing"]);
    expect(rulesOf({ ...draft, location: "getStarted" })).toContain("startMissing");
    draft.hasStart = false;
    expect(rulesOf(draft)).toEqual([]);
    draft.schedule.endDateTime = "2026-11-22T10:59:59Z";
    expect(rulesOf(draft)).toEqual(["endTooEarly"]);
    draft.schedule.startDateTime = "2026-11-20T08:00:00Z";
    expect(rulesOf(draft)).toEqual(["endTooEarly"]);
  });

  it("opens and is saved without a start as it is stored", () => {
    const stored = { ...bodyOf(complete()), name: "A" } as Message;
    expect(draftOf(stored).hasStart).toBe(true);
    const open = { ...stored, schedule: { ...stored.schedule, startDateTime: null } };
    expect(draftOf(open).hasStart).toBe(false);
    expect(bodyOf(draftOf(open))).toEqual(open);
  });

  it("needs no button in the notification area", () => {
    const draft = complete();
    draft.location = "notificationArea";
    draft.content.texts = [{ language: "fr", title: "Titre", body: "Texte", buttonText: "" }];
    expect(rulesOf(draft)).toEqual([]);
  });

  it("when urgent, has neither portal nor All Company nor a schedule", () => {
    const draft = { ...complete(), location: "portal" as const };
    draft.recipients.allCompany = true;
    expect(rulesOf({ ...draft, urgency: "urgent" })).toEqual(["urgentLocation", "urgentGroups"]);
    const urgent = withUrgency(draft, "urgent");
    expect(rulesOf(urgent)).toEqual([]);
    expect(urgent.schedule.startDateTime).toBeNull();
  });

  it("leaves an empty name to the server", () => {
    expect(bodyOf(complete())).not.toHaveProperty("name");
    expect(bodyOf({ ...complete(), name: " A " }).name).toBe("A");
  });
});
