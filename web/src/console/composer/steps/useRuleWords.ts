import { useTranslation } from "react-i18next";
import { useFormat } from "../../../i18n/useFormat";
import type { Finding, RuleName } from "../rules";

/** Findings in words. */
export function useRuleWords() {
  const { t } = useTranslation();
  const { languageName } = useFormat();
  const words = (finding: Finding) =>
    t(`composer.rule.${finding.rule}`, {
      language: finding.language ? languageName(finding.language) : "",
      limit: finding.limit,
      domains: finding.domains?.join(", "),
    });
  return {
    words,
    /** The message beside a field: of the first of these rules that is broken there. */
    of: (findings: Finding[], rules: readonly RuleName[], language?: string) => {
      const finding = findings.find((one) => rules.includes(one.rule) && one.language === language);
      return finding && words(finding);
    },
  };
}
