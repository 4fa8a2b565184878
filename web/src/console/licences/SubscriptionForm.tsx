import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { LicenceSubscription } from "../../api/types";
import { useSession } from "../../session/useSession";
import { FormDialog } from "../dialog/FormDialog";
import { useNotice } from "../shell/notices";
import { SeatsField } from "./AddSubscription";
import { EndField, endDay, endInstant, yearAhead } from "./EndField";
import { seatsTyped } from "./licence";
import { licencesChanged } from "./licenceQueries";
import { WhatIfSummary } from "./WhatIfSummary";

interface Props {
  subscription: LicenceSubscription;
  /** What its product is called. */
  product: string;
  onClose: () => void;
}

/** More or fewer seats, another end; one that has expired is renewed by a new end. */
export function SubscriptionForm({ subscription, product, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const { timeZone } = useSession().tenant;
  const renews = subscription.status !== "Enabled";
  const before = endDay(subscription.nextLifecycleDateTime, timeZone);
  const [seats, setSeats] = useState(String(subscription.totalLicenses));
  const [end, setEnd] = useState(renews ? yearAhead(timeZone) : before);
  const totalLicenses = seatsTyped(seats);
  const moved = renews || end !== before;
  // An end that stays needs not lie a day ahead.
  const nextLifecycleDateTime = moved ? endInstant(end, timeZone) : (subscription.nextLifecycleDateTime ?? null);
  const resized = totalLicenses !== undefined && totalLicenses !== subscription.totalLicenses;
  const ready = totalLicenses !== undefined && nextLifecycleDateTime !== undefined && (moved || resized);
  const save = async () => {
    const params = { path: { id: subscription.id }, header: { "If-Match": subscription["@odata.etag"] } };
    // Nothing that stays is sent: a sent end takes an expired subscription up again.
    const body = { ...(resized ? { totalLicenses } : {}), ...(moved ? { nextLifecycleDateTime } : {}) };
    await unwrap(client.PATCH("/beta/admin/licenses/subscriptions/{id}", { params, body }));
    await licencesChanged(queries);
    notify(t("licences.subscription.saved", { product }));
  };
  return (
    <FormDialog
      title={t(renews ? "licences.subscription.renewTitle" : "licences.subscription.changeTitle", { product })}
      submitLabel={t(renews ? "licences.subscription.renew" : "shared.action.save")}
      disabled={!ready}
      onSubmit={save}
      onClose={onClose}
      onReload={() => licencesChanged(queries).then(onClose)}
    >
      {renews && <p>{t("licences.subscription.renewHelp")}</p>}
      <SeatsField value={seats} onChange={setSeats} />
      <EndField value={end} onChange={setEnd} />
      <WhatIfSummary
        question={
          resized || renews
            ? {
                subscription: { id: subscription.id, isRenewed: renews, ...(resized ? { totalLicenses } : {}) },
              }
            : undefined
        }
      />
    </FormDialog>
  );
}
