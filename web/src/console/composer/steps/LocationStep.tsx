import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type MessageLocation, messageLocations } from "../../../api/types";
import { urgentLocations, withLocation, withUrgency } from "../draft";
import { canBeSent, locationsQuery } from "../locations";
import { RadioCards } from "./RadioCards";
import type { StepProps } from "./step";

export function LocationStep({ draft, onChange }: StepProps) {
  const { t } = useTranslation();
  const urgent = draft.urgency === "urgent";
  const locations = useQuery(locationsQuery);
  const helpOf = (location: MessageLocation) =>
    canBeSent(locations.data, location)
      ? t(`composer.location.${location}`)
      : `${t(`composer.location.${location}`)} ${t("composer.location.noRelay")}`;
  return (
    <>
      <RadioCards
        legend={t("composer.location.urgencyQuestion")}
        value={draft.urgency}
        onChange={(urgency) => onChange(withUrgency(draft, urgency))}
        options={(["standard", "urgent"] as const).map((value) => ({
          value,
          title: t(`shared.urgency.${value}`),
          help: t(`composer.location.${value}`),
        }))}
      />
      <RadioCards
        legend={t("composer.location.question")}
        value={draft.location}
        onChange={(location) => onChange(withLocation(draft, location))}
        options={messageLocations.map((value) => {
          const disabled = urgent && !urgentLocations.includes(value);
          return {
            value,
            disabled,
            title: t(`shared.location.${value}`),
            help: disabled ? t("composer.location.notUrgent") : helpOf(value),
            picture: <LocationPicture location={value} />,
          };
        })}
      />
    </>
  );
}

/** A little screen that shows where the message stands. */
function LocationPicture({ location }: { location: MessageLocation }) {
  const message = {
    taskbar: { x: 30, y: 20, width: 36, height: 26 },
    notificationArea: { x: 62, y: 32, width: 30, height: 14 },
    lockScreen: { x: 26, y: 30, width: 44, height: 10 },
    getStarted: { x: 16, y: 14, width: 64, height: 30 },
    portal: { x: 14, y: 14, width: 68, height: 10 },
    email: { x: 14, y: 22, width: 68, height: 24 },
  }[location];
  return (
    <svg className="location-picture" viewBox="0 0 96 60" aria-hidden="true">
      <rect className="screen" x="1" y="1" width="94" height="58" rx="4" />
      {location === "portal" || location === "email" ? (
        <rect className="window" x="8" y="8" width="80" height="42" rx="2" />
      ) : location === "lockScreen" ? (
        <rect className="bar" x="38" y="14" width="20" height="8" rx="2" />
      ) : (
        <rect className="bar" x="1" y="50" width="94" height="9" rx="2" />
      )}
      <rect className="message" {...message} rx="2" />
    </svg>
  );
}
