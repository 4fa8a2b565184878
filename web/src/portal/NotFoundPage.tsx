import { MapRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../ui/EmptyState";
import { goTo } from "./usePath";

/** An address that the portal does not have. */
export function NotFoundPage({ isPersonal }: { isPersonal: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="portal-title">
        <h1>{t("portal.notFound.title")}</h1>
      </div>
      <div className="card">
        <EmptyState icon={<MapRegular />} title={t("portal.notFound.what")} help={t("portal.notFound.help")}>
          <a className="link" href="/" onClick={goTo}>
            {t(isPersonal ? "portal.notFound.goChats" : "portal.notFound.go")}
          </a>
        </EmptyState>
      </div>
    </>
  );
}
