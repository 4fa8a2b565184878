import type { MessageLocation } from "../api/types";
import { BrandMark } from "../ui/BrandMark";
import { Surface } from "./Surface";
import type { SurfaceProps } from "./surface";
import "./scenes.css";

interface Props extends Omit<SurfaceProps, "handlers"> {
  location: MessageLocation;
  /** Language of the clock in the corner. */
  clockLanguage: string;
}

/** A message where people meet it: a corner of their desktop, or the portal in their browser. */
export function PreviewScene({ clockLanguage, ...surface }: Props) {
  return (
    <div className={`scene scene-${surface.location} ${surface.theme}`}>
      {surface.location === "portal" ? (
        <PortalWindow {...surface} />
      ) : surface.location === "lockScreen" ? (
        <LockedScreen {...surface} clockLanguage={clockLanguage} />
      ) : surface.location === "email" ? (
        <div className="scene-mail">
          <Surface {...surface} />
        </div>
      ) : (
        <>
          <div className="scene-desktop">
            <Surface {...surface} />
          </div>
          <Taskbar language={clockLanguage} />
        </>
      )}
    </div>
  );
}

/** The lower edge of the screen: start button, programs in the middle, clock at the end. */
function Taskbar({ language }: { language: string }) {
  const now = new Date();
  return (
    <div className="scene-bar" aria-hidden="true">
      <span className="scene-apps">
        <svg width="18" height="18" viewBox="0 0 18 18" focusable="false">
          <path
            fill="#0078d4"
            d="M1 1h7.500v7.500H1zM9.500 1H17v7.500H9.500zM1 9.500h7.500V17H1zM9.500 9.500H17V17H9.500z"
          />
        </svg>
        <i className="app-search" />
        <i className="app-files" />
        <i className="app-browser" />
        <i className="app-mail" />
      </span>
      <span className="scene-clock">
        <span>{new Intl.DateTimeFormat(language, { timeStyle: "short" }).format(now)}</span>
        <span>{new Intl.DateTimeFormat(language, { dateStyle: "short" }).format(now)}</span>
      </span>
    </div>
  );
}

/** The screen before anybody has signed in: the picture, the clock, the texts. */
function LockedScreen({ clockLanguage, ...surface }: Props) {
  const now = new Date();
  return (
    <div className="scene-locked">
      <Surface {...surface} />
      <span className="scene-lock-clock" aria-hidden="true">
        <strong>{new Intl.DateTimeFormat(clockLanguage, { timeStyle: "short" }).format(now)}</strong>
        <span>
          {new Intl.DateTimeFormat(clockLanguage, { weekday: "long", day: "numeric", month: "long" }).format(now)}
        </span>
      </span>
    </div>
  );
}

/** The portal as a browser shows it: the banner stands above the inbox. */
function PortalWindow(surface: Omit<Props, "clockLanguage">) {
  return (
    <div className="scene-window">
      <div className="scene-address" aria-hidden="true">
        <i />
        <i />
        <i />
        <span />
      </div>
      <div className="scene-portal-head" aria-hidden="true">
        <BrandMark size={18} />
        <strong>{surface.sender}</strong>
        <i />
        <i />
      </div>
      <div className="scene-portal-page">
        <Surface {...surface} />
        <div className="scene-inbox" aria-hidden="true">
          <i />
          <i />
          <i />
          <i />
        </div>
      </div>
    </div>
  );
}
