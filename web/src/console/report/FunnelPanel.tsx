import { useTranslation } from "react-i18next";
import type { MessageReport } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";

/** How many of the people reached got the message, saw it, clicked it. */
export function FunnelPanel({ funnel }: { funnel: MessageReport["funnel"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const steps = [
    { label: t("report.reached"), value: funnel.reached },
    { label: t("report.delivered"), value: funnel.delivered },
    { label: t("report.saw"), value: funnel.seen },
    { label: t("report.clicked"), value: funnel.clicked },
  ];
  // People may have joined since the message was sent, so that a later step can exceed the first.
  const whole = Math.max(1, ...steps.map((step) => step.value));
  return (
    <section className="card panel">
      <h2>{t("report.funnel")}</h2>
      <dl className="funnel">
        {steps.map((step) => (
          <div key={step.label}>
            <dt>{step.label}</dt>
            <dd>
              <span className="bar" style={{ inlineSize: `${(step.value / whole) * 100}%` }} aria-hidden="true" />
              <span>
                {format.number(step.value)} <span className="muted">({format.share(step.value / whole)})</span>
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
