import { useTranslation } from "react-i18next";
import { SurfaceLogo, SurfaceText } from "./SurfaceParts";
import type { SurfaceProps } from "./surface";
import "./surfaces.css";

/** The window that greets a person on a device that is new to them: a logo and two cards. */
export function GetStarted({ theme, sender, title, body, picture, second }: SurfaceProps) {
  return (
    <div className={`surface get-started ${theme}`}>
      <div className="surface-head">
        <SurfaceLogo sender={sender} picture={picture} />
        <span className="surface-title">{sender}</span>
      </div>
      <div className="get-started-cards">
        <Card title={title} body={body} />
        {second && <Card title={second.title} body={second.body} />}
      </div>
    </div>
  );
}

function Card({ title, body }: { title: string; body: string }) {
  const { t } = useTranslation();
  return (
    <span className="get-started-card">
      <SurfaceText title={title} body={body} />
      <span className="surface-button accent">{t("shared.surface.open")}</span>
    </span>
  );
}
