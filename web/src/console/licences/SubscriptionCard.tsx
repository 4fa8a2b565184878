import { Badge, Button } from "@fluentui/react-components";
import { ArrowClockwiseRegular, DeleteRegular, EditRegular } from "@fluentui/react-icons";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { LicenceSubscription } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useCan } from "../../session/useSession";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { useNotice } from "../shell/notices";
import { LifeLine } from "./LifeLine";
import { standingOf } from "./licence";
import { licencesChanged } from "./licenceQueries";
import { StandingBadge } from "./StandingBadge";
import { SubscriptionForm } from "./SubscriptionForm";
import { WhatIfSummary } from "./WhatIfSummary";

interface Props {
  subscription: LicenceSubscription;
  product: string;
}

/** A subscription: its seats, where it is in its life, and what can be done with it. */
export function SubscriptionCard({ subscription, product }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const mayWrite = useCan("LicenseAssignment.ReadWrite.All");
  const standing = standingOf(subscription.status);
  return (
    <article className="subscription">
      <div className="subscription-head">
        <strong>{t("licences.subscription.seats", { count: subscription.totalLicenses })}</strong>
        <StandingBadge status={subscription.status} next={subscription.nextLifecycleDateTime ?? null} />
        {subscription.isTrial && (
          <Badge appearance="outline" color="informative">
            {t("licences.subscription.trial")}
          </Badge>
        )}
      </div>
      <p className="muted">
        {t("licences.subscription.created", { date: format.date(subscription.createdDateTime) })} ·{" "}
        {t(`licences.standingHelp.${standing}`)}
      </p>
      <LifeLine subscription={subscription} />
      {mayWrite && <SubscriptionActions subscription={subscription} product={product} />}
    </article>
  );
}

function SubscriptionActions({ subscription, product }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"change" | "delete">();
  const standing = standingOf(subscription.status);
  const over = standing === "LockedOut" || standing === "Deleted";
  const renews = standing !== "Enabled";
  return (
    <div className="row-actions">
      {!over && (
        <Button
          size="small"
          icon={renews ? <ArrowClockwiseRegular /> : <EditRegular />}
          appearance={renews ? "primary" : undefined}
          onClick={() => setOpen("change")}
        >
          {t(renews ? "licences.subscription.renew" : "licences.subscription.change")}
        </Button>
      )}
      <Button size="small" icon={<DeleteRegular />} onClick={() => setOpen("delete")}>
        {t("licences.subscription.delete")}
      </Button>
      {over && <span className="muted">{t("licences.subscription.ended")}</span>}
      {open === "change" && (
        <SubscriptionForm subscription={subscription} product={product} onClose={() => setOpen(undefined)} />
      )}
      {open === "delete" && (
        <DeleteSubscription subscription={subscription} product={product} onClose={() => setOpen(undefined)} />
      )}
    </div>
  );
}

function DeleteSubscription({ subscription, product, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const remove = async () => {
    const params = { path: { id: subscription.id }, header: { "If-Match": subscription["@odata.etag"] } };
    await unwrap(client.DELETE("/beta/admin/licenses/subscriptions/{id}", { params }));
    await licencesChanged(queries);
    notify(t("licences.subscription.deleted", { product }));
  };
  return (
    <ConfirmDialog
      title={t("licences.subscription.deleteTitle", { product })}
      confirmLabel={t("licences.subscription.delete")}
      destructive
      onConfirm={remove}
      onClose={onClose}
    >
      <p>{t("licences.subscription.deleteHelp", { count: subscription.totalLicenses })}</p>
      <WhatIfSummary question={{ subscription: { id: subscription.id, isEnded: true } }} />
    </ConfirmDialog>
  );
}
