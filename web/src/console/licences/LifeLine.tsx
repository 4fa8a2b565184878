import { useTranslation } from "react-i18next";
import type { LicenceSubscription } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { lifeOf, standingOf } from "./licence";

/** The life of a subscription: where it is, what comes next, and when. */
export function LifeLine({ subscription }: { subscription: LicenceSubscription }) {
  const { t } = useTranslation();
  const format = useFormat();
  const steps = lifeOf(subscription);
  const current = steps.findIndex((step) => step.standing === standingOf(subscription.status));
  return (
    <ol className="life" aria-label={t("licences.life.title")}>
      {steps.map(({ standing, from }, index) => {
        const isNow = index === current;
        return (
          <li
            key={standing}
            className={isNow ? `now ${standing}` : index < current ? "past" : undefined}
            aria-current={isNow ? "step" : undefined}
            title={t(`licences.standingHelp.${standing}`)}
          >
            <span className="life-dot" aria-hidden="true" />
            <span className="life-words">
              <strong>{t(`licences.standing.${standing}`)}</strong>
              <span className="muted">{format.date(from)}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
