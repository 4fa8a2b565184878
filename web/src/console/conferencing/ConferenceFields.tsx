import { Checkbox, Field, Input, Select } from "@fluentui/react-components";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { announcements, masks } from "./bridgeSettings";
import type { SettingsFields } from "./SenderFields";

/** How conferences go: PINs, announcements, names, callers alone, hidden numbers. */
export function ConferenceFields({ typed, wrong, onChange, disabled }: SettingsFields) {
  const { t } = useTranslation();
  const heading = useId();
  return (
    <section className="card panel" aria-labelledby={heading}>
      <h2 id={heading}>{t("conferencing.settings.conferences.title")}</h2>
      <Field
        label={t("conferencing.settings.conferences.pinLength")}
        hint={t("conferencing.settings.conferences.pinLengthHelp")}
        validationMessage={wrong.pinLength ? t("conferencing.settings.conferences.pinLengthWrong") : undefined}
      >
        <Input
          inputMode="numeric"
          value={typed.pinLength}
          disabled={disabled}
          onChange={(_, data) => onChange({ pinLength: data.value })}
        />
      </Field>
      <Checkbox
        label={t("conferencing.settings.conferences.announce")}
        checked={typed.enableEntryExitNotifications}
        disabled={disabled}
        onChange={(_, data) => onChange({ enableEntryExitNotifications: data.checked === true })}
      />
      {typed.enableEntryExitNotifications && (
        <Field label={t("conferencing.settings.conferences.announceHow")}>
          <Select
            value={typed.entryExitAnnouncementsType}
            disabled={disabled}
            onChange={(_, data) =>
              onChange({ entryExitAnnouncementsType: announcements.find((one) => one === data.value) ?? "UseNames" })
            }
          >
            {announcements.map((one) => (
              <option key={one} value={one}>
                {t(`conferencing.settings.conferences.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Checkbox
        label={t("conferencing.settings.conferences.nameRecording")}
        checked={typed.enableNameRecording}
        disabled={disabled}
        onChange={(_, data) => onChange({ enableNameRecording: data.checked === true })}
      />
      <Field hint={t("conferencing.settings.conferences.pstnOnlyHelp")}>
        <Checkbox
          label={t("conferencing.settings.conferences.pstnOnly")}
          checked={typed.allowPstnOnlyMeetingsByDefault}
          disabled={disabled}
          onChange={(_, data) => onChange({ allowPstnOnlyMeetingsByDefault: data.checked === true })}
        />
      </Field>
      <Field label={t("conferencing.settings.conferences.mask")}>
        <Select
          value={typed.maskPstnNumbersType}
          disabled={disabled}
          onChange={(_, data) =>
            onChange({ maskPstnNumbersType: masks.find((one) => one === data.value) ?? "MaskedForExternalUsers" })
          }
        >
          {masks.map((one) => (
            <option key={one} value={one}>
              {t(`conferencing.settings.conferences.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
    </section>
  );
}
