import { WarningRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import type { ChatCaution } from "../../../api/types";

/** Why to look twice before accepting. */
export function Cautions({ cautions }: { cautions: readonly ChatCaution[] }) {
  const { t } = useTranslation();
  if (cautions.length === 0) return null;
  return (
    <div className="cautions" role="note">
      <WarningRegular aria-hidden="true" />
      <div>
        <strong>{t("chats.caution.title")}</strong>
        <ul>
          {cautions.map((one) => (
            <li key={one.type + ("name" in one ? one.name : one.domain)}>
              {"name" in one
                ? t(`chats.caution.${one.type}`, { name: one.name })
                : t(`chats.caution.${one.type}`, { domain: one.domain, own: one.own })}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
