import { Badge, Button } from "@fluentui/react-components";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { MailboxPlanView } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useCan } from "../../session/useSession";
import { ErrorState } from "../../ui/ErrorState";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { Facts } from "../dialog/Facts";
import { useNotice } from "../shell/notices";
import { licencesChanged, mailboxPlansQuery } from "./licenceQueries";
import { MailboxPlanForm } from "./MailboxPlanForm";
import { inUnit, limits, protocols } from "./mailboxPlan";
import { useCapabilityName } from "./useCapabilityName";

/** What each Exchange plan gives a mailbox. */
export function MailboxPlans() {
  const { t } = useTranslation();
  const plans = useQuery(mailboxPlansQuery);
  if (plans.isPending) return null;
  return (
    <section className="card panel" aria-labelledby="mailbox-plans">
      <h2 id="mailbox-plans">{t("licences.mailboxPlan.heading")}</h2>
      <p className="muted">{t("licences.mailboxPlan.intro")}</p>
      {plans.isError && <ErrorState error={plans.error} onRetry={() => plans.refetch()} />}
      <div className="mailbox-plans">
        {plans.data?.map((plan) => (
          <PlanCard key={plan.name} plan={plan} />
        ))}
      </div>
    </section>
  );
}

function PlanCard({ plan }: { plan: MailboxPlanView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = useCapabilityName()(plan.capability);
  const mayWrite = useCan("LicenseAssignment.ReadWrite.All");
  const [open, setOpen] = useState<"change" | "restore">();
  const limit = ({ key, unit }: (typeof limits)[number]) => {
    const value = plan[key];
    if (value === "unlimited") return t("licences.mailboxPlan.unlimited");
    return t(`licences.mailboxPlan.unit.${unit}`, { value: format.number(inUnit(value, unit)) });
  };
  const shown = limits.filter(({ key }) => key !== "archiveQuota" || plan.archiveEnabled);
  const reached = protocols.filter((key) => plan[key]).map((key) => t(`licences.mailboxPlan.short.${key}`));
  const isCustomized = plan.customized.length > 0;
  return (
    <article className="mailbox-plan">
      <div className="subscription-head">
        <h3>{name}</h3>
        {isCustomized && (
          <Badge appearance="outline" color="informative">
            {t("licences.mailboxPlan.customized")}
          </Badge>
        )}
      </div>
      <Facts
        entries={[
          ...shown.map((one) => [t(`licences.mailboxPlan.field.${one.key}`), limit(one)] as const),
          [t("licences.mailboxPlan.protocols"), reached.join(", ")],
        ]}
      />
      {mayWrite && (
        <div className="row-actions">
          <Button
            size="small"
            aria-label={t("licences.mailboxPlan.changeTitle", { name })}
            onClick={() => setOpen("change")}
          >
            {t("licences.mailboxPlan.change")}
          </Button>
          {isCustomized && (
            <Button
              size="small"
              aria-label={t("licences.mailboxPlan.restoreTitle", { name })}
              onClick={() => setOpen("restore")}
            >
              {t("licences.mailboxPlan.restore")}
            </Button>
          )}
        </div>
      )}
      {open === "change" && <MailboxPlanForm plan={plan} name={name} onClose={() => setOpen(undefined)} />}
      {open === "restore" && <Restore plan={plan} name={name} onClose={() => setOpen(undefined)} />}
    </article>
  );
}

interface RestoreProps {
  plan: MailboxPlanView;
  name: string;
  onClose: () => void;
}

/** Brings back the usual. */
function Restore({ plan, name, onClose }: RestoreProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const restore = async () => {
    const params = { path: { name: plan.name }, header: { "If-Match": plan["@odata.etag"] } };
    const body = Object.fromEntries(plan.customized.map((key) => [key, null]));
    await unwrap(client.PATCH("/beta/admin/licenses/mailboxPlans/{name}", { params, body }));
    await licencesChanged(queries);
    notify(t("licences.mailboxPlan.saved", { name }));
  };
  return (
    <ConfirmDialog
      title={t("licences.mailboxPlan.restoreAsk", { name })}
      confirmLabel={t("licences.mailboxPlan.restore")}
      onConfirm={restore}
      onClose={onClose}
    >
      <p>{t("licences.mailboxPlan.restoreHelp")}</p>
    </ConfirmDialog>
  );
}
