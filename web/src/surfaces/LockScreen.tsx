import { SurfaceText } from "./SurfaceParts";
import type { SurfaceProps } from "./surface";
import "./surfaces.css";

/** One or two texts over a picture, in the 4:3 centre that every screen shows. */
export function LockScreen({ theme, title, body, picture, second }: SurfaceProps) {
  return (
    <div className={`surface lock-screen ${theme}`} style={picture ? { backgroundImage: `url("${picture}")` } : {}}>
      <div className="lock-centre">
        <span className="lock-text">
          <SurfaceText title={title} body={body} />
        </span>
        {second && (
          <span className="lock-text">
            <SurfaceText title={second.title} body={second.body} />
          </span>
        )}
      </div>
    </div>
  );
}
