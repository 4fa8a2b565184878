import { Checkbox, Field, Input } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { MailboxPlanView } from "../../api/types";
import { FormDialog } from "../dialog/FormDialog";
import { useNotice } from "../shell/notices";
import { licencesChanged } from "./licenceQueries";
import {
  changesOf,
  type LimitKey,
  limits,
  protocols,
  type SwitchKey,
  type TypedLimit,
  typedPlan,
  wrongIn,
} from "./mailboxPlan";

interface Props {
  plan: MailboxPlanView;
  name: string;
  onClose: () => void;
}

/** Other limits and protocols for everybody who has the plan. */
export function MailboxPlanForm({ plan, name, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const [before] = useState(() => typedPlan(plan));
  const [typed, setTyped] = useState(before);
  const wrong = wrongIn(typed);
  const body = changesOf(before, typed);
  const save = async () => {
    const params = { path: { name: plan.name }, header: { "If-Match": plan["@odata.etag"] } };
    await unwrap(client.PATCH("/beta/admin/licenses/mailboxPlans/{name}", { params, body }));
    await licencesChanged(queries);
    notify(t("licences.mailboxPlan.saved", { name }));
  };
  const setLimit = (key: LimitKey, limit: TypedLimit) =>
    setTyped({ ...typed, limits: { ...typed.limits, [key]: limit } });
  const tick = (key: SwitchKey) => (
    <Checkbox
      key={key}
      label={t(`licences.mailboxPlan.switch.${key}`)}
      checked={typed.switches[key]}
      onChange={(_, data) => setTyped({ ...typed, switches: { ...typed.switches, [key]: data.checked === true } })}
    />
  );
  return (
    <FormDialog
      title={t("licences.mailboxPlan.changeTitle", { name })}
      submitLabel={t("shared.action.save")}
      disabled={wrong !== undefined || Object.keys(body).length === 0}
      onSubmit={save}
      onClose={onClose}
      onReload={() => licencesChanged(queries).then(onClose)}
    >
      <p>{t("licences.mailboxPlan.changeHelp")}</p>
      {limits.map((one) => (
        <Fragment key={one.key}>
          {one.key === "archiveQuota" && <div>{tick("archiveEnabled")}</div>}
          {(one.key !== "archiveQuota" || typed.switches.archiveEnabled) && (
            <LimitField
              limit={one}
              value={typed.limits[one.key]}
              wrong={wrong?.key === one.key ? wrong.why : undefined}
              onChange={(limit) => setLimit(one.key, limit)}
            />
          )}
        </Fragment>
      ))}
      <fieldset className="ticks">
        <legend>{t("licences.mailboxPlan.protocols")}</legend>
        {protocols.map(tick)}
      </fieldset>
    </FormDialog>
  );
}

interface LimitProps {
  limit: (typeof limits)[number];
  value: TypedLimit;
  wrong: "gigabytes" | "megabytes" | "count" | "order" | undefined;
  onChange: (value: TypedLimit) => void;
}

/** A limit, or none where it can be lifted. */
function LimitField({ limit: { key, unit, canBeUnlimited }, value, wrong, onChange }: LimitProps) {
  const { t } = useTranslation();
  const label = t(`licences.mailboxPlan.typed.${unit}`, { field: t(`licences.mailboxPlan.field.${key}`) });
  return (
    <div>
      <Field label={label} validationMessage={wrong ? t(`licences.mailboxPlan.wrong.${wrong}`) : undefined}>
        <Input
          inputMode="decimal"
          value={value.text}
          disabled={value.isUnlimited}
          onChange={(_, data) => onChange({ ...value, text: data.value })}
        />
      </Field>
      {canBeUnlimited && (
        <Checkbox
          label={t("licences.mailboxPlan.unlimited")}
          aria-label={t("licences.mailboxPlan.unlimitedOf", { field: t(`licences.mailboxPlan.field.${key}`) })}
          checked={value.isUnlimited}
          onChange={(_, data) => onChange({ ...value, isUnlimited: data.checked === true })}
        />
      )}
    </div>
  );
}
