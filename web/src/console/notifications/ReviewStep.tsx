import { Link, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Facts } from "../dialog/Facts";
import { type Finding, sentText } from "./notification";
import { PhonePreview } from "./PhonePreview";
import type { NewNotification } from "./useNewNotification";

/** Everything once more, before it goes out. */
export function ReviewStep({ wizard }: { wizard: NewNotification }) {
  const { t } = useTranslation();
  const { title, body, groups } = wizard.draft;
  return (
    <div className="two-columns">
      <section className="column">
        <h2 className="question">{t("notifications.wizard.review")}</h2>
        <Findings wizard={wizard} />
        <section className="card panel">
          <h3>{t("notifications.wizard.step.basics")}</h3>
          <Facts
            entries={[
              [t("notifications.text.title"), sentText(title)],
              [
                t("notifications.text.body"),
                sentText(body) && (
                  <span key="body" className="said-text">
                    {sentText(body)}
                  </span>
                ),
              ],
            ]}
          />
        </section>
        <section className="card panel">
          <h3>{t("notifications.wizard.step.assignments")}</h3>
          {groups.length === 0 ? (
            <p className="muted">{t("shared.none")}</p>
          ) : (
            <ul className="short-list">
              {groups.map((one) => (
                <li key={one.id}>
                  <div>{one.name}</div>
                  <span className="muted">{t("notifications.wizard.people", { count: one.people })}</span>
                </li>
              ))}
            </ul>
          )}
        </section>
      </section>
      <PhonePreview title={title} body={body} />
    </div>
  );
}

function Findings({ wizard: { findings, refused, goTo } }: { wizard: NewNotification }) {
  const { t } = useTranslation();
  const words = ({ field, rule, over = 0 }: Finding) =>
    rule === "groupsMissing"
      ? t("notifications.wizard.groupsMissing")
      : t("notifications.wizard.finding", {
          field: t(`notifications.text.${field === "title" ? "title" : "body"}`),
          rule: t(`notifications.text.${rule}`, { count: over }),
        });
  const all = [
    ...findings.map((one) => ({ key: one.rule, step: one.step, said: words(one) })),
    ...(["title", "body", "groups"] as const).flatMap((field) => {
      const said = refused[field];
      const step = field === "groups" ? ("assignments" as const) : ("basics" as const);
      return said ? [{ key: field, step, said }] : [];
    }),
  ];
  if (all.length === 0)
    return (
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody>{t("notifications.wizard.ready")}</MessageBarBody>
      </MessageBar>
    );
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {t("notifications.wizard.findings")}
        <ul className="problem-details">
          {all.map(({ key, step, said }) => (
            <li key={key}>
              {said}{" "}
              <Link inline onClick={() => goTo(step)}>
                {t("notifications.wizard.goTo", { step: t(`notifications.wizard.step.${step}`) })}
              </Link>
            </li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}
