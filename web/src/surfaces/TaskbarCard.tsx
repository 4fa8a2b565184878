import { useTranslation } from "react-i18next";
import { OpenButton, SurfaceLogo, SurfaceText } from "./SurfaceParts";
import type { SurfaceProps } from "./surface";
import "./surfaces.css";

/** The card that stands just above the taskbar, with its two buttons. */
export function TaskbarCard({ theme, sender, title, body, buttonText, picture, handlers }: SurfaceProps) {
  const { t } = useTranslation();
  const notNow = t("shared.surface.notNow");
  return (
    <div className={`surface taskbar-card ${theme}`}>
      <div className="surface-head">
        <SurfaceLogo sender={sender} picture={picture} />
        <SurfaceText title={title} body={body} />
      </div>
      <div className="surface-buttons">
        {handlers ? (
          <button type="button" className="surface-button" onClick={handlers.onDismiss}>
            {notNow}
          </button>
        ) : (
          <span className="surface-button">{notNow}</span>
        )}
        <OpenButton text={buttonText} handlers={handlers} />
      </div>
    </div>
  );
}
