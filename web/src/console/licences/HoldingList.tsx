import { Badge } from "@fluentui/react-components";
import { CheckmarkCircleRegular, SubtractCircleRegular, WarningRegular } from "@fluentui/react-icons";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Holding } from "../../api/types";
import { useCan } from "../../session/useSession";

/** The products that somebody holds, each with its ways. */
export function HoldingList({ holdings }: { holdings: readonly Holding[] }) {
  const products = new Map<string, Holding[]>();
  for (const one of holdings) products.set(one.skuId, [...(products.get(one.skuId) ?? []), one]);
  return (
    <ul className="holdings">
      {[...products].map(([skuId, ways]) => (
        <Product key={skuId} ways={ways} />
      ))}
    </ul>
  );
}

function Product({ ways }: { ways: readonly Holding[] }) {
  const { t } = useTranslation();
  const [first] = ways;
  if (!first) return null;
  // Of two products that give the same mailbox, the one that can be spared decides nothing.
  const isSurplus = ways.some((way) => way.isSurplus);
  const isWinner = !isSurplus && ways.some((way) => way.isWinner);
  const isBroken = ways.every((way) => way.error !== "None");
  // Each way may say something of its own, or all the same.
  const sentences = [...new Set(ways.map((way) => way.explanation))];
  return (
    <li>
      <span
        className={isBroken ? "holding-icon bad" : isSurplus ? "holding-icon idle" : "holding-icon"}
        aria-hidden="true"
      >
        {isBroken ? <WarningRegular /> : isSurplus ? <SubtractCircleRegular /> : <CheckmarkCircleRegular />}
      </span>
      <div className="holding-words">
        <div className="marks">
          <strong>{first.displayName}</strong>
          {isWinner && (
            <Badge appearance="tint" color="brand">
              {t("licences.person.winner")}
            </Badge>
          )}
          {isSurplus && (
            <Badge appearance="tint" color="warning">
              {t("licences.person.surplus")}
            </Badge>
          )}
        </div>
        <ul>
          {ways.map((way) => (
            <WayLine key={way.assignedByGroup ?? "direct"} way={way} />
          ))}
        </ul>
        {sentences.map((sentence) => (
          <p key={sentence} className="muted">
            {sentence}
          </p>
        ))}
      </div>
    </li>
  );
}

export const knownErrors = [
  "CountViolation",
  "MutuallyExclusiveViolation",
  "DependencyViolation",
  "ProhibitedInUsageLocationViolation",
  "UniquenessViolation",
] as const;

/** Directly, or by which group; and what stands in the way. */
function WayLine({ way }: { way: Holding }) {
  const { t } = useTranslation();
  const mayReadGroups = useCan("Group.Read.All");
  const { assignedByGroup, groupName, error } = way;
  const reason = knownErrors.find((one) => one === error) ?? "other";
  return (
    <li>
      {!assignedByGroup && t("licences.person.direct")}
      {assignedByGroup && (
        <>
          {t("licences.person.byGroup")}{" "}
          {mayReadGroups ? (
            <Link className="link" to="/groups/$groupId" params={{ groupId: assignedByGroup }}>
              {groupName ?? assignedByGroup}
            </Link>
          ) : (
            (groupName ?? assignedByGroup)
          )}
        </>
      )}
      {error !== "None" && (
        <div className="holding-error">
          <strong>{t(`licences.error.${reason}`)}</strong> {t(`licences.errorHelp.${reason}`)}
        </div>
      )}
    </li>
  );
}
