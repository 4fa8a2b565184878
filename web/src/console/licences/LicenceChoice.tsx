import { Badge, Checkbox } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SubscribedSku } from "../../api/types";
import { ListSearch } from "../list/ListTools";
import { type Choice, withProduct } from "./choice";
import { freeSeats, standingOf } from "./licence";
import { PlanChoice } from "./PlanChoice";
import { planName } from "./planNames";

/** So many products need no search. */
const few = 5;

interface Props {
  skus: readonly SubscribedSku[];
  /** What was given before. */
  before: Choice;
  chosen: Choice;
  onChange: (chosen: Choice) => void;
  /** The groups that give a product already, by product. */
  inherited?: ReadonlyMap<string, readonly string[]>;
  /** Whether a product without a free seat can be given: a group waits for seats. */
  waits?: boolean;
}

/** The products of the organization, to be given and taken away, with their apps. */
export function LicenceChoice({ skus, before, chosen, onChange, inherited, waits = false }: Props) {
  const { t, i18n } = useTranslation();
  const [search, setSearch] = useState<string>();
  const term = search?.trim().toLocaleLowerCase(i18n.language) ?? "";
  const has = (text: string) => text.toLocaleLowerCase(i18n.language).includes(term);
  const rank = ({ skuId }: SubscribedSku) => (before.has(skuId) ? 2 : inherited?.has(skuId) ? 1 : 0);
  const found = skus
    .filter(
      (sku) =>
        has(sku.displayName) ||
        has(sku.skuPartNumber) ||
        sku.servicePlans.some((plan) => has(planName(plan.servicePlanName))),
    )
    // What is there already comes first, wherever it comes from.
    .toSorted((a, b) => rank(b) - rank(a) || a.displayName.localeCompare(b.displayName, i18n.language));
  if (skus.length === 0) return <p className="muted">{t("licences.choose.noProducts")}</p>;
  return (
    <div className="column tight">
      {skus.length > few && (
        <ListSearch value={search} placeholder={t("licences.choose.search")} onChange={setSearch} />
      )}
      {found.length === 0 && <p className="muted">{t("licences.choose.nothing")}</p>}
      <ul className="licence-choice">
        {found.map((sku) => (
          <ProductChoice
            key={sku.skuId}
            sku={sku}
            disabledPlans={chosen.get(sku.skuId)}
            blocked={!waits && !before.has(sku.skuId) && !inherited?.has(sku.skuId) && freeSeats(sku) === 0}
            groups={inherited?.get(sku.skuId) ?? []}
            onChange={(plans) => onChange(withProduct(chosen, sku.skuId, plans))}
          />
        ))}
      </ul>
    </div>
  );
}

interface ProductProps {
  sku: SubscribedSku;
  /** Undefined where it is not given. */
  disabledPlans: readonly string[] | undefined;
  blocked: boolean;
  groups: readonly string[];
  onChange: (disabledPlans: readonly string[] | undefined) => void;
}

function ProductChoice({ sku, disabledPlans, blocked, groups, onChange }: ProductProps) {
  const { t } = useTranslation();
  const isChosen = disabledPlans !== undefined;
  const standing = standingOf(sku.capabilityStatus);
  const free = freeSeats(sku);
  const names = groups.join(", ");
  return (
    <li className={isChosen ? "chosen" : undefined}>
      <Checkbox
        label={
          <span className="choice-words">
            <span>{sku.displayName}</span>
            <span className="muted">
              {free > 0 ? t("licences.choose.left", { count: free }) : t("licences.seats.full")}
              {groups.length > 0 &&
                ` · ${t(isChosen ? "licences.choose.alsoByGroup" : "licences.choose.onlyByGroup", { groups: names })}`}
            </span>
          </span>
        }
        checked={isChosen}
        disabled={blocked}
        onChange={(_, data) => onChange(data.checked === true ? [] : undefined)}
      />
      {standing !== "Enabled" && (
        <Badge appearance="tint" color={standing === "Warning" ? "warning" : "danger"}>
          {t(`licences.standing.${standing}`)}
        </Badge>
      )}
      {disabledPlans && sku.servicePlans.length > 1 && (
        <PlanChoice sku={sku} disabledPlans={disabledPlans} onChange={onChange} />
      )}
    </li>
  );
}
