import { Badge } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { ConferencingUser } from "../../api/types";
import { providerOf } from "./conferencing";

const colors = { microsoft: "success", other: "brand", none: "informative" } as const;

type Shown = Pick<ConferencingUser, "provider" | "providerName" | "isLicensed">;

/** Whether somebody can hold conferences by phone, and who runs them. */
export function ConferenceBadge({ user: { provider, providerName, isLicensed } }: { user: Shown }) {
  const { t } = useTranslation();
  const known = providerOf(provider);
  return (
    <span className="marks">
      <Badge appearance="tint" color={colors[known]} className="state-badge">
        {known === "other" && providerName
          ? t("conferencing.stateOther", { name: providerName })
          : t(`conferencing.state.${known}`)}
      </Badge>
      {!isLicensed && (
        <Badge appearance="outline" color="informative">
          {t("conferencing.noLicence")}
        </Badge>
      )}
    </span>
  );
}
