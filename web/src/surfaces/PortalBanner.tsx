import { useTranslation } from "react-i18next";
import { CloseButton, OpenButton, SurfaceLogo, SurfaceText } from "./SurfaceParts";
import type { SurfaceProps } from "./surface";
import "./surfaces.css";

interface Props extends SurfaceProps {
  /** The picture is a background, not a logo. */
  hasBackground?: boolean;
}

/** The banner inside the portal page: of every location, with its second text where it has one. */
export function PortalBanner(props: Props) {
  const { theme, sender, title, body, buttonText, picture, second, handlers, hasBackground } = props;
  const { t } = useTranslation();
  const open = buttonText || t("shared.surface.open");
  return (
    <div className={`surface portal-banner ${theme}`}>
      {hasBackground && picture ? (
        <img className="surface-picture" src={picture} alt="" />
      ) : (
        <SurfaceLogo sender={sender} picture={picture} />
      )}
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
