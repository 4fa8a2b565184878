import { useTranslation } from "react-i18next";
import { SurfaceLogo, SurfaceText } from "./SurfaceParts";
import type { SurfaceProps } from "./surface";
import "./surfaces.css";

/** The window that greets a person on a device that is new to them: a logo and two cards. */
export function GetStarted({ theme, sender, title, body, picture, second }: SurfaceProps) {
  const { t } = useTranslation();
  const cards = [{ title, body }, ...(second ? [second] : [])];
  return (
    <div className={`surface get-started ${theme}`}>
      <div className="surface-head">
        <SurfaceLogo sender={sender} picture={picture} />
        <span className="surface-title">{sender}</span>
      </div>
      <div className="get-started-cards">
        {cards.map((card) => (
          <span key={card.title} className="get-started-card">
            <SurfaceText title={card.title} body={card.body} />
            <span className="surface-button accent">{t("shared.surface.open")}</span>
          </span>
        ))}
      </div>
    </div>
  );
}
