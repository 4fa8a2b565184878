import { Checkbox, Field, Input } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { CatalogProduct } from "../../api/types";
import { useSession } from "../../session/useSession";
import { FormDialog } from "../dialog/FormDialog";
import { useNotice } from "../shell/notices";
import { EndField, endInstant, yearAhead } from "./EndField";
import { seatsTyped } from "./licence";
import { licencesChanged } from "./licenceQueries";
import { ProductPicker } from "./ProductPicker";

interface Props {
  /** The product, where it is known already. */
  product?: CatalogProduct;
  onClose: () => void;
}

/** Seats of a product for a time. */
export function AddSubscription({ product: known, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const { timeZone } = useSession().tenant;
  const [product, setProduct] = useState(known);
  const [seats, setSeats] = useState("25");
  const [isTrial, setTrial] = useState(false);
  const [end, setEnd] = useState<string | null>(() => yearAhead(timeZone));
  const totalLicenses = seatsTyped(seats);
  const nextLifecycleDateTime = endInstant(end, timeZone);
  const ready = product && totalLicenses !== undefined && nextLifecycleDateTime !== undefined;
  const save = async () => {
    if (!ready) return;
    const body = { skuId: product.skuId, totalLicenses, isTrial, nextLifecycleDateTime };
    await unwrap(client.POST("/beta/admin/licenses/subscriptions", { body }));
    await licencesChanged(queries);
    notify(t("licences.subscription.added", { product: product.displayName }));
  };
  return (
    <FormDialog
      title={t("licences.subscription.addTitle")}
      submitLabel={t("shared.action.add")}
      disabled={!ready}
      onSubmit={save}
      onClose={onClose}
    >
      <ProductPicker value={product} onChange={setProduct} />
      <SeatsField value={seats} onChange={setSeats} />
      <EndField value={end} onChange={setEnd} />
      <Field hint={t("licences.subscription.trialHelp")}>
        <Checkbox
          label={t("licences.subscription.isTrial")}
          checked={isTrial}
          onChange={(_, data) => setTrial(data.checked === true)}
        />
      </Field>
    </FormDialog>
  );
}

/** How many seats. */
export function SeatsField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const { t } = useTranslation();
  const bad = value !== "" && seatsTyped(value) === undefined;
  return (
    <Field
      label={t("licences.subscription.totalLicenses")}
      validationMessage={bad ? t("licences.subscription.wrongSeats") : undefined}
      required
    >
      <Input inputMode="numeric" value={value} onChange={(_, data) => onChange(data.value)} />
    </Field>
  );
}
