import { CheckmarkCircleFilled, DismissCircleFilled } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ChatExplanation, ChatRuleFinding } from "../../api/types";
import { useSourceWords } from "./useSourceWords";

/** The verdict, each rule with whose it is, and what holds between the two. */
export function ExplainResult({ explanation }: { explanation: ChatExplanation }) {
  const { t } = useTranslation();
  const { isAllowed, sender, recipient, rules, contact } = explanation;
  const stopping = rules.filter((one) => !one.allows).length;
  const title = t(isAllowed ? "externalChat.explain.isAllowed" : "externalChat.explain.isNotAllowed", {
    sender,
    recipient,
  });
  return (
    <section className="card panel" aria-label={title}>
      <h2 className="long-words">{title}</h2>
      {stopping > 0 && <p className="muted">{t("externalChat.explain.stopping", { count: stopping })}</p>}
      {!isAllowed && stopping === 0 && contact.allows && <p>{t("externalChat.explain.notYours")}</p>}
      {rules.length === 0 && isAllowed && <p>{t("externalChat.explain.inside")}</p>}
      <ul className="gates">
        {rules.map((one) => (
          <RuleEntry key={`${one.side}${one.rule}`} finding={one} />
        ))}
        {rules.length > 0 && <ContactEntry contact={contact} />}
      </ul>
    </section>
  );
}

function RuleEntry({ finding }: { finding: ChatRuleFinding }) {
  const { t } = useTranslation();
  const sourceWords = useSourceWords();
  const { rule, allows, side, policy, source } = finding;
  return (
    <Gate title={t(`externalChat.explain.rule.${rule}`)} allows={allows}>
      <p>
        {t(side === "sender" ? "externalChat.explain.sideSender" : "externalChat.explain.sideRecipient")}{" "}
        <code>{rule}</code>
      </p>
      {policy && (
        <p>
          {t("externalChat.explain.ofPolicy", { policy })}
          {source && <span className="muted"> – {sourceWords(source)}</span>}
        </p>
      )}
    </Gate>
  );
}

/** What the recipient has decided, and how much may be sent before. */
function ContactEntry({ contact: { isKnown, allows, messagesLeft } }: { contact: ChatExplanation["contact"] }) {
  const { t } = useTranslation();
  const limit = () => {
    if (!allows)
      return t(messagesLeft === 0 ? "externalChat.explain.contact.exhausted" : "externalChat.explain.contact.refused");
    return messagesLeft === null || messagesLeft === undefined
      ? t("externalChat.explain.contact.free")
      : t("externalChat.explain.contact.left", { count: messagesLeft });
  };
  return (
    <Gate title={t("externalChat.explain.contact.title")} allows={allows}>
      <p>
        {t(isKnown ? "externalChat.explain.contact.known" : "externalChat.explain.contact.unknown")} {limit()}
      </p>
    </Gate>
  );
}

interface GateProps {
  title: string;
  allows: boolean;
  children: ReactNode;
}

function Gate({ title, allows, children }: GateProps) {
  const { t } = useTranslation();
  return (
    <li className={allows ? "holds" : "stops"}>
      <span className="gate-icon" aria-hidden="true">
        {allows ? <CheckmarkCircleFilled /> : <DismissCircleFilled />}
      </span>
      <div>
        <h3>
          {title}
          <span className="gate-verdict">
            {t(allows ? "externalChat.explain.allows" : "externalChat.explain.stops")}
          </span>
        </h3>
        {children}
      </div>
    </li>
  );
}
