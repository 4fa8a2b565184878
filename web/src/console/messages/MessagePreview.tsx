import { Field, Select } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Message, MessageLocation } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useSession } from "../../session/useSession";
import { PreviewScene } from "../../surfaces/PreviewScene";
import { previewLanguages, type Said, useSaid } from "./said";

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
  const languages = previewLanguages(location, content);
  const said = useSaid(location, content, languages.includes(wanted) ? wanted : languages[0]);
  return (
    <section className="card panel">
      <div className="panel-head">
        <h2>{t("messages.preview.title")}</h2>
        {language === undefined && languages.length > 1 && (
          <Field label={t("messages.preview.language")} className="compact-field">
            <Select value={wanted} onChange={(_, data) => setChosen(data.value)}>
              {languages.map((one) => (
                <option key={one} value={one}>
                  {format.languageName(one)}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>
      {(["light", "dark"] as const).map((theme) => (
        <PreviewFigure key={theme} theme={theme} location={location} said={said} />
      ))}
    </section>
  );
}

interface FigureProps {
  theme: "light" | "dark";
  location: MessageLocation;
  said: Said;
}

function PreviewFigure({ theme, location, said }: FigureProps) {
  const { t, i18n } = useTranslation();
  const { tenant } = useSession();
  return (
    <figure className={`stage ${theme}`}>
      <div lang={said.language}>
        <PreviewScene
          location={location}
          clockLanguage={i18n.language}
          theme={theme}
          sender={tenant.displayName}
          {...said}
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
