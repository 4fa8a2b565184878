import { Badge, Button } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { ExternalAccessPolicy } from "../../api/types";
import type { Column } from "../list/DataTable";
import type { PolicyMove } from "./PolicyList";
import { globalPolicy, isOn, policySwitches } from "./policy";

/** Name, the three switches, who has it, and what can be done. */
export function usePolicyColumns(
  mayWrite: boolean,
  everybodys: string,
  onMove: (move: PolicyMove) => void,
): Column<ExternalAccessPolicy>[] {
  const { t } = useTranslation();
  return [
    {
      key: "name",
      header: t("externalChat.policies.name"),
      isTitle: true,
      cell: (row) => (
        <span className="policy-name">
          {row.id}
          {row.id === everybodys && <span className="muted">{t("externalChat.policies.global")}</span>}
        </span>
      ),
    },
    ...policySwitches.map((key) => ({
      key,
      header: t(`externalChat.policies.short.${key}`),
      cell: (row: ExternalAccessPolicy) => <OnBadge is={isOn(row, key)} />,
    })),
    { key: "given", header: t("externalChat.policies.given"), cell: (row) => <GivenWords policy={row} /> },
    ...(mayWrite
      ? [
          {
            key: "actions",
            header: t("shell.list.actions"),
            isActions: true,
            cell: (row: ExternalAccessPolicy) => <PolicyButtons policy={row} onMove={onMove} />,
          },
        ]
      : []),
  ];
}

function OnBadge({ is }: { is: boolean }) {
  const { t } = useTranslation();
  return (
    <Badge appearance="tint" color={is ? "success" : "danger"} className="state-badge">
      {t(is ? "externalChat.policies.on" : "externalChat.policies.off")}
    </Badge>
  );
}

function GivenWords({ policy: { users, groups } }: { policy: ExternalAccessPolicy }) {
  const { t } = useTranslation();
  const words = [
    users > 0 && t("externalChat.policies.givenPeople", { count: users }),
    groups > 0 && t("externalChat.policies.givenGroups", { count: groups }),
  ].filter((one) => one !== false);
  return words.length > 0 ? words.join(", ") : <span className="muted">{t("externalChat.policies.givenNobody")}</span>;
}

function PolicyButtons({ policy, onMove }: { policy: ExternalAccessPolicy; onMove: (move: PolicyMove) => void }) {
  const { t } = useTranslation();
  const name = policy.id;
  const isGlobal = name === globalPolicy;
  return (
    <span className="row-actions end">
      <Button
        size="small"
        aria-label={t("externalChat.policies.edit", { name })}
        onClick={() => onMove({ kind: "edit", policy })}
      >
        {t("shared.action.edit")}
      </Button>
      <Button
        size="small"
        aria-label={t(isGlobal ? "externalChat.policies.reset" : "externalChat.policies.remove", { name })}
        onClick={() => onMove({ kind: "remove", policy })}
      >
        {t(isGlobal ? "externalChat.policies.resetAction" : "shared.action.delete")}
      </Button>
    </span>
  );
}
