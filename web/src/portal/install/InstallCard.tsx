import { Button } from "@fluentui/react-components";
import { AppsAddInRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { useInstallOffer } from "./installOffer";

/** The portal as an application of its own, where the browser offers that. */
export function InstallCard() {
  const { t } = useTranslation();
  const install = useInstallOffer();
  if (!install) return null;
  return (
    <section className="card push-card" aria-labelledby="install">
      <span className="device-icon" aria-hidden="true">
        <AppsAddInRegular />
      </span>
      <div className="entry-words">
        <h2 id="install">{t("portal.install.title")}</h2>
        <p className="muted">{t("portal.install.help")}</p>
      </div>
      <Button onClick={() => void install()}>{t("portal.install.install")}</Button>
    </section>
  );
}
