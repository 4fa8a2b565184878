import { useTranslation } from "react-i18next";
import { CloseButton, OpenButton, SurfaceLogo, SurfaceText } from "./SurfaceParts";
import type { SurfaceProps } from "./surface";
import "./surfaces.css";

/** The banner inside the portal page: of every location, with its second text where it has one. */
export function PortalBanner({ theme, sender, title, body, buttonText, picture, second, handlers }: SurfaceProps) {
  const { t } = useTranslation();
  const open = buttonText || t("shared.surface.open");
  return (
    <div className={`surface portal-banner ${theme}`}>
      <SurfaceLogo sender={sender} picture={picture} />
      <SurfaceText title={title} body={body} />
      <div className="surface-buttons">
        <OpenButton text={open} handlers={handlers} />
        <CloseButton handlers={handlers} />
      </div>
      {second && (
        <div className="portal-second">
          <SurfaceText title={second.title} body={second.body} />
          <OpenButton text={open} handlers={handlers && { ...handlers, link: second.link }} />
        </div>
      )}
    </div>
  );
}
