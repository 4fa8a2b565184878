// The settings as they are typed, without a screen.
import type { ConferencingSettings } from "../../api/types";
import { looksLikeAddress } from "./conferencing";

type Settings = Omit<ConferencingSettings, "@odata.etag">;

/** Numbers and lists are texts while they are typed. */
export type TypedSettings = Omit<Settings, "pinLength" | "allowedDialOutExternalDomains"> & {
  pinLength: string;
  allowedDialOutExternalDomains: string;
};

/** What is on or off and needs no further words, in the order of the advanced section. */
export const advancedSwitches = [
  "automaticallyReplaceAcpProvider",
  "automaticallyMigrateUserMeetings",
  "enableDialOutJoinConfirmation",
  "includeTollFreeNumberInMeetingInvites",
  "migrateServiceNumbersOnCrossForestMove",
  "useUniqueConferenceIds",
] as const satisfies readonly (keyof Settings)[];

export const announcements = ["UseNames", "ToneOnly"] as const;
export const masks = ["MaskedForExternalUsers", "MaskedForAllUsers", "NoMasking"] as const;
export const dialOuts = ["No", "Yes", "RequireSameEnterpriseUser"] as const;

const mostDomains = 100;

export const typedSettings = ({ "@odata.etag": _, ...settings }: ConferencingSettings): TypedSettings => ({
  ...settings,
  pinLength: String(settings.pinLength),
  allowedDialOutExternalDomains: settings.allowedDialOutExternalDomains.join("\n"),
});

function readSettings(typed: TypedSettings): Settings {
  return {
    ...typed,
    sendEmailFromAddress: typed.sendEmailFromAddress.trim(),
    sendEmailFromDisplayName: typed.sendEmailFromDisplayName.trim(),
    pinLength: Number(typed.pinLength.trim()),
    allowedDialOutExternalDomains: typed.allowedDialOutExternalDomains.split(/[\s,;]+/).filter((one) => one !== ""),
  };
}

export interface WrongSettings {
  address?: "missingAddress" | "wrongAddress";
  name?: "missingName" | "longName";
  pinLength?: boolean;
  domains?: boolean;
}

/** What keeps the settings from being saved, by field. */
export function wrongIn(typed: TypedSettings): WrongSettings {
  const {
    sendEmailFromOverride: isOn,
    sendEmailFromAddress: address,
    sendEmailFromDisplayName: name,
    pinLength,
    allowedDialOutExternalDomains: domains,
  } = readSettings(typed);
  const wrong: WrongSettings = {};
  if (isOn && address === "") wrong.address = "missingAddress";
  else if (address !== "" && !looksLikeAddress(address)) wrong.address = "wrongAddress";
  if (isOn && name === "") wrong.name = "missingName";
  else if ([...name].length > 256) wrong.name = "longName";
  if (!/^\d{1,2}$/.test(typed.pinLength.trim()) || pinLength < 4 || pinLength > 12) wrong.pinLength = true;
  if (domains.length > mostDomains) wrong.domains = true;
  return wrong;
}

/** What has to be sent: whatever is another one now, and nothing else. */
export function changesOf(before: ConferencingSettings, typed: TypedSettings): Partial<Settings> {
  const entries = Object.entries(readSettings(typed));
  const changed = entries.filter(
    ([key, value]) => JSON.stringify(before[key as keyof Settings]) !== JSON.stringify(value),
  );
  return Object.fromEntries(changed);
}
