import { SurfaceLogo } from "./SurfaceParts";
import type { SurfaceProps } from "./surface";
import "./surfaces.css";

/** A mail as a reader of mail shows it: subject, sender, the logo in the head, the text and its button. */
export function Mail({ theme, sender, title, body, buttonText, picture }: SurfaceProps) {
  return (
    <div className={`surface mail ${theme}`}>
      <span className="surface-title">{title}</span>
      <span className="mail-from">{sender}</span>
      <div className="mail-page">
        <SurfaceLogo sender={sender} picture={picture} />
        <span className="surface-body">{body}</span>
        <span className="surface-button accent">{buttonText}</span>
      </div>
    </div>
  );
}
