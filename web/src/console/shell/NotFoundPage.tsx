import { Button } from "@fluentui/react-components";
import { MapRegular } from "@fluentui/react-icons";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../ui/EmptyState";
import { Page } from "./Page";

export function NotFoundPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Page title={t("shell.notFoundTitle")}>
      <div className="card">
        <EmptyState icon={<MapRegular />} title={t("shell.notFound")} help={t("shell.notFoundHelp")}>
          <Button appearance="primary" onClick={() => navigate({ to: "/" })}>
            {t("shell.goHome")}
          </Button>
        </EmptyState>
      </div>
    </Page>
  );
}
