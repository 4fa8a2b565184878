import { MapRegular } from "@fluentui/react-icons";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../ui/EmptyState";
import { Page } from "./Page";

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Page title={t("shell.notFound")}>
      <div className="card">
        <EmptyState icon={<MapRegular />} title={t("shell.notFound")} help={t("shell.notFoundHelp")}>
          <Link className="link" to="/">
            {t("shell.goHome")}
          </Link>
        </EmptyState>
      </div>
    </Page>
  );
}
