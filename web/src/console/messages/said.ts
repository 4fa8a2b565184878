// What a message says in one language, for its preview: the writer's words, or those of the themes.
import { useTranslation } from "react-i18next";
import { type Message, type MessageLocation, type MessageTheme, pictureAddress } from "../../api/types";
import type { SurfaceProps } from "../../surfaces/surface";
import { themeLanguages, themeWords } from "./themeWords";

type Content = Message["content"];

export type Said = Pick<SurfaceProps, "title" | "body" | "buttonText" | "picture" | "second"> & {
  language: string | undefined;
};

export function previewLanguages(location: MessageLocation, content: Content): string[] {
  return location === "getStarted" ? themeLanguages : content.texts.map((one) => one.language);
}

/** What is said in the language; what is missing yet is said to be. */
export function useSaid(location: MessageLocation, content: Content, language: string | undefined): Said {
  const { t } = useTranslation();
  const picture = content.picture ? pictureAddress(content.picture) : undefined;
  const missing = { title: t("messages.preview.noTitle"), body: t("messages.preview.noBody") };
  if (location === "getStarted") {
    const card = (theme: MessageTheme | null | undefined) =>
      theme
        ? themeWords(theme, language)
        : { title: t("composer.second.chooseTheme"), body: t("composer.second.themeHelp") };
    const second = { ...card(content.second?.theme), link: content.second?.link ?? "" };
    return { language, ...card(content.theme), buttonText: "", picture, second };
  }
  const text = content.texts.find((one) => one.language === language);
  const other = content.second?.texts?.find((one) => one.language === language);
  const second = content.second && {
    title: other?.title || missing.title,
    body: other?.body || missing.body,
    link: content.second.link ?? "",
  };
  return {
    language,
    title: text?.title || missing.title,
    body: text?.body || missing.body,
    buttonText: text?.buttonText || t("messages.preview.noButton"),
    picture,
    second: second ?? undefined,
  };
}
