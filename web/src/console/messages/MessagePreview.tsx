import { Field, Select } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Message, MessageLocation } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useSession } from "../../session/useSession";
import { PreviewScene } from "../../surfaces/PreviewScene";

interface Props {
  location: MessageLocation;
  content: Message["content"];
  /** The language to show, when somebody else chooses it. */
  language?: string;
}

/** The message as people will see it, light and dark. */
export function MessagePreview({ location, content, language }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [chosen, setChosen] = useState(content.defaultLanguage);
  const wanted = language ?? chosen;
  const text = content.texts.find((one) => one.language === wanted) ?? content.texts[0];
  return (
    <section className="card panel">
      <div className="panel-head">
        <h2>{t("messages.preview.title")}</h2>
        {language === undefined && content.texts.length > 1 && (
          <Field label={t("messages.preview.language")} className="compact-field">
            <Select value={wanted} onChange={(_, data) => setChosen(data.value)}>
              {content.texts.map((one) => (
                <option key={one.language} value={one.language}>
                  {format.languageName(one.language)}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>
      {(["light", "dark"] as const).map((theme) => (
        <PreviewFigure key={theme} theme={theme} location={location} text={text} />
      ))}
    </section>
  );
}

interface FigureProps {
  theme: "light" | "dark";
  location: MessageLocation;
  text: Message["content"]["texts"][number] | undefined;
}

function PreviewFigure({ theme, location, text }: FigureProps) {
  const { t, i18n } = useTranslation();
  const { tenant } = useSession();
  return (
    <figure className={`stage ${theme}`}>
      <div lang={text?.language}>
        <PreviewScene
          location={location}
          clockLanguage={i18n.language}
          theme={theme}
          sender={tenant.displayName}
          title={text?.title || t("messages.preview.noTitle")}
          body={text?.body || t("messages.preview.noBody")}
          buttonText={text?.buttonText || t("messages.preview.noButton")}
        />
      </div>
      <figcaption>
        {t("messages.preview.caption", {
          location: t(`shared.location.${location}`),
          theme: t(`messages.preview.${theme}`),
        })}
      </figcaption>
    </figure>
  );
}
