import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { MessageLocation, Showing } from "../../api/types";
import { Surface } from "../../surfaces/Surface";
import { useResolvedTheme } from "../../theme/themeChoice";
import type { LiveView } from "./useEmployeeLive";

interface Props {
  live: LiveView;
  sender: string;
  /** `page`: the banner in the page; `corner`: what stands over it, at the lower edge. */
  place: "page" | "corner";
}

const locationsOf: Record<Props["place"], readonly MessageLocation[]> = {
  page: ["portal", "getStarted", "lockScreen", "email"],
  corner: ["notificationArea", "taskbar"],
};

/** The messages that are due now, each at its location. New ones are read out by screen readers. */
export function LiveSurfaces({ live, sender, place }: Props) {
  const { t } = useTranslation();
  return (
    <div className={`live-${place}`}>
      {locationsOf[place].map((location) => {
        const showing = live.onScreen[location];
        return (
          <section
            key={location}
            aria-live="polite"
            aria-label={t(`shared.surface.${location}`)}
            className={`slot slot-${location}`}
          >
            {showing && <LiveSurface key={showing.showingId} showing={showing} live={live} sender={sender} />}
          </section>
        );
      })}
    </div>
  );
}

function LiveSurface({ showing, live, sender }: { showing: Showing; live: LiveView; sender: string }) {
  const theme = useResolvedTheme();
  const { drawn } = live;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per showing, when it has been drawn
  useEffect(() => {
    // Two frames later the browser has painted it.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => drawn(showing.showingId));
    });
    return () => cancelAnimationFrame(frame);
  }, [showing.showingId]);
  return (
    <div lang={showing.language} className="live-surface">
      {showing.isTest && <TestMark />}
      <Surface
        location={showing.location}
        theme={theme}
        sender={sender}
        title={showing.title}
        body={showing.body}
        buttonText={showing.buttonText}
        picture={showing.picture ?? undefined}
        second={showing.second ?? undefined}
        handlers={{
          link: showing.link,
          onOpen: () => live.clicked(showing),
          onDismiss: () => live.dismissed(showing),
        }}
      />
    </div>
  );
}

/** That nobody else sees this. In the language of the page, whatever that of the message. */
function TestMark() {
  const { t, i18n } = useTranslation();
  return (
    <p className="test-mark" lang={i18n.language}>
      {t("shared.surface.test")}
    </p>
  );
}
