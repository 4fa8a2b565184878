import { DismissRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { initialOf, type SurfaceHandlers } from "./surface";

export function SurfaceLogo({ sender, picture }: { sender: string; picture?: string | undefined }) {
  if (picture) return <img className="surface-logo drawn" src={picture} alt="" />;
  return (
    <span className="surface-logo" aria-hidden="true">
      {initialOf(sender)}
    </span>
  );
}

/** The link that the message leads to; a click is reported by the caller. */
export function OpenButton({ text, handlers }: { text: string; handlers?: SurfaceHandlers }) {
  const { t } = useTranslation();
  if (handlers?.link === "") return null;
  if (!handlers) return <span className="surface-button accent">{text}</span>;
  return (
    <a
      className="surface-button accent"
      href={handlers.link}
      target="_blank"
      rel="noopener noreferrer"
      onClick={handlers.onOpen}
      onAuxClick={(event) => event.button === 1 && handlers.onOpen()}
    >
      {text}
      <span className="visually-hidden"> ({t("shared.surface.opensNewTab")})</span>
    </a>
  );
}

export function CloseButton({ handlers }: { handlers?: SurfaceHandlers }) {
  const { t } = useTranslation();
  if (!handlers)
    return (
      <span className="surface-close" aria-hidden="true">
        <DismissRegular />
      </span>
    );
  return (
    <button
      type="button"
      className="surface-close"
      aria-label={t("shared.surface.dismiss")}
      onClick={handlers.onDismiss}
    >
      <DismissRegular />
    </button>
  );
}

export function SurfaceText({ title, body }: { title: string; body: string }) {
  return (
    <span className="surface-text">
      <span className="surface-title">{title}</span>
      <span className="surface-body">{body}</span>
    </span>
  );
}
