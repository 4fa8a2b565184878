import { mailDirection, mailFoot, mailParagraphs, mailWordsLanguage } from "./mailWords";
import type { SurfaceProps } from "./surface";
import "./mail.css";
import "./surfaces.css";

/** A mail as a reader of mail shows it: subject and sender, below them the page that the server writes. */
export function Mail({ theme, language, sender, title, body, buttonText, picture }: SurfaceProps) {
  return (
    <div className={`surface mail ${theme}`} dir={mailDirection(language)}>
      <span className="surface-title">{title}</span>
      <span className="mail-from">{sender}</span>
      <div className="mail-page">
        <div className="mail-card">
          {picture ? (
            <img className="mail-picture" src={picture} alt={sender} />
          ) : (
            <span className="mail-organization">{sender}</span>
          )}
          <strong className="mail-title">{title}</strong>
          <div className="mail-body">
            {mailParagraphs(body).map((line, number) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph has no name but its place
              <p key={number}>{line}</p>
            ))}
          </div>
          <span className="mail-button">{buttonText}</span>
          <p className="mail-foot" lang={mailWordsLanguage(language)}>
            {mailFoot(sender, language)}
          </p>
        </div>
      </div>
    </div>
  );
}
