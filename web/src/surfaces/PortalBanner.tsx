import { CloseButton, OpenButton, SurfaceLogo, SurfaceText } from "./SurfaceParts";
import type { SurfaceProps } from "./surface";
import "./surfaces.css";

/** The banner inside the portal page. */
export function PortalBanner({ theme, sender, title, body, buttonText, handlers }: SurfaceProps) {
  return (
    <div className={`surface portal-banner ${theme}`}>
      <SurfaceLogo sender={sender} />
      <SurfaceText title={title} body={body} />
      <div className="surface-buttons">
        <OpenButton text={buttonText} handlers={handlers} />
        <CloseButton handlers={handlers} />
      </div>
    </div>
  );
}
