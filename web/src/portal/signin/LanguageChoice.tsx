import { useTranslation } from "react-i18next";
import { languageNames, languages } from "../../i18n/languages";
import { currentLanguage, speak } from "../../i18n/setup";

/** The languages of the page, for whoever is not signed in yet. */
export function LanguageChoice() {
  const { t } = useTranslation();
  return (
    <nav className="sign-in-languages" aria-label={t("shared.language")}>
      {languages.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={one === currentLanguage()}
          onClick={() => void speak(one)}
        >
          {languageNames[one]}
        </button>
      ))}
    </nav>
  );
}
