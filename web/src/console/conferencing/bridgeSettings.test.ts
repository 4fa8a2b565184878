import { expect, it } from "vitest";
import type { ConferencingSettings } from "../../api/types";
import { changesOf, type TypedSettings, typedSettings, wrongIn } from "./bridgeSettings";

const usual: ConferencingSettings = {
  "@odata.etag": 'W/"1"',
  automaticallySendEmailsToUsers: true,
  sendEmailFromOverride: false,
  sendEmailFromAddress: "",
  sendEmailFromDisplayName: "",
  pinLength: 5,
  enableEntryExitNotifications: true,
  entryExitAnnouncementsType: "UseNames",
  enableNameRecording: true,
  allowPstnOnlyMeetingsByDefault: false,
  maskPstnNumbersType: "MaskedForExternalUsers",
  automaticallyReplaceAcpProvider: false,
  automaticallyMigrateUserMeetings: true,
  enableDialOutJoinConfirmation: false,
  includeTollFreeNumberInMeetingInvites: true,
  migrateServiceNumbersOnCrossForestMove: false,
  useUniqueConferenceIds: false,
  allowFederatedUsersToDialOutToSelf: "No",
  allowFederatedUsersToDialOutToThirdParty: "No",
  allowedDialOutExternalDomains: ["contoso.com"],
};
const typed = (part: Partial<TypedSettings>) => ({ ...typedSettings(usual), ...part });

it("sends what was changed and nothing else", () => {
  expect(changesOf(usual, typed({}))).toEqual({});
  expect(changesOf(usual, typed({ automaticallySendEmailsToUsers: false, pinLength: " 6 " }))).toEqual({
    automaticallySendEmailsToUsers: false,
    pinLength: 6,
  });
  const domains = changesOf(usual, typed({ allowedDialOutExternalDomains: "contoso.com\n fabrikam.com, " }));
  expect(domains).toEqual({ allowedDialOutExternalDomains: ["contoso.com", "fabrikam.com"] });
});

it("wants both address and name where another sender is chosen", () => {
  const wanted = { sendEmailFromOverride: true };
  expect(wrongIn(typed(wanted))).toEqual({ address: "missingAddress", name: "missingName" });
  expect(wrongIn(typed({ ...wanted, sendEmailFromAddress: "amos.marble@contoso.com" }))).toEqual({
    name: "missingName",
  });
  const both = { sendEmailFromAddress: "amos.marble@contoso.com", sendEmailFromDisplayName: "Amos Marble" };
  expect(wrongIn(typed({ ...wanted, ...both }))).toEqual({});
  expect(wrongIn(typed({ sendEmailFromAddress: "amos" }))).toEqual({ address: "wrongAddress" });
});

it("knows how long PINs are", () => {
  for (const pinLength of ["4", "12"]) expect(wrongIn(typed({ pinLength })), pinLength).toEqual({});
  for (const pinLength of ["", "3", "13", "5.5", "abc"])
    expect(wrongIn(typed({ pinLength })), pinLength).toEqual({ pinLength: true });
});
