import { useTranslation } from "react-i18next";
import { CloseButton, SurfaceLogo, SurfaceText } from "./SurfaceParts";
import type { SurfaceProps } from "./surface";
import "./surfaces.css";

/** The toast of the notification area: the whole of it is the link. */
export function NotificationToast({ theme, sender, title, body, picture, handlers }: SurfaceProps) {
  const { t } = useTranslation();
  const content = (
    <>
      <SurfaceLogo sender={sender} picture={picture} />
      <SurfaceText title={title} body={body} />
    </>
  );
  return (
    <div className={`surface toast ${theme}`}>
      <div className="surface-app">
        <span className="toast-app">
          <SurfaceLogo sender={sender} />
          {sender}
        </span>
        <CloseButton handlers={handlers} />
      </div>
      {handlers ? (
        <a
          className="toast-link"
          href={handlers.link}
          target="_blank"
          rel="noopener noreferrer"
          onClick={handlers.onOpen}
          onAuxClick={(event) => event.button === 1 && handlers.onOpen()}
        >
          {content}
          <span className="visually-hidden"> ({t("shared.surface.opensNewTab")})</span>
        </a>
      ) : (
        <span className="toast-link">{content}</span>
      )}
    </div>
  );
}
