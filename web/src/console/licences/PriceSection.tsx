import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { SubscribedSku } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useCan } from "../../session/useSession";
import { FormDialog } from "../dialog/FormDialog";
import { useNotice } from "../shell/notices";
import { priceTyped } from "./licence";
import { licencesChanged, skusQuery } from "./licenceQueries";

/** What a seat costs, and the way to say it. */
export function PriceSection({ sku }: { sku: SubscribedSku }) {
  const { t } = useTranslation();
  const format = useFormat();
  const mayWrite = useCan("LicenseAssignment.ReadWrite.All");
  const [editing, setEditing] = useState(false);
  const { pricePerMonth, currency } = sku;
  return (
    <section className="column tight">
      <h3>{t("licences.price.heading")}</h3>
      <div className="price-line">
        {pricePerMonth ? (
          <span>{t("licences.perMonth", { price: format.money(Number(pricePerMonth), currency) })}</span>
        ) : (
          <span className="muted">{t("licences.price.none")}</span>
        )}
        {mayWrite && (
          <Button size="small" onClick={() => setEditing(true)}>
            {t(pricePerMonth ? "licences.price.change" : "licences.price.set")}
          </Button>
        )}
      </div>
      {editing && <PriceForm sku={sku} onClose={() => setEditing(false)} />}
    </section>
  );
}

function PriceForm({ sku, onClose }: { sku: SubscribedSku; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  // The organization pays everything in one currency, most likely.
  const usual = useQuery(skusQuery).data?.find((one) => one.currency)?.currency ?? "EUR";
  const [amount, setAmount] = useState(sku.pricePerMonth ?? "");
  const [currency, setCurrency] = useState(sku.currency ?? usual);
  const pricePerMonth = priceTyped(amount);
  const currencies = useMemo(() => {
    const names = new Intl.DisplayNames(i18n.language, { type: "currency" });
    return [...new Set([...Intl.supportedValuesOf("currency"), currency])]
      .map((code) => ({ code, name: names.of(code) ?? code }))
      .sort((a, b) => a.name.localeCompare(b.name, i18n.language));
  }, [i18n.language, currency]);
  const save = async () => {
    const params = { path: { skuId: sku.skuId } };
    const body = { pricePerMonth: pricePerMonth ?? null, currency: pricePerMonth ? currency : null };
    await unwrap(client.PATCH("/beta/admin/licenses/products/{skuId}", { params, body }));
    await licencesChanged(queries);
    notify(t("licences.price.saved", { product: sku.displayName }));
  };
  return (
    <FormDialog
      title={t("licences.price.title", { product: sku.displayName })}
      submitLabel={t("shared.action.save")}
      disabled={pricePerMonth === undefined}
      onSubmit={save}
      onClose={onClose}
    >
      <p>{t("licences.price.help")}</p>
      <Field
        label={t("licences.price.amount")}
        validationMessage={pricePerMonth === undefined ? t("licences.price.wrong") : undefined}
      >
        <Input inputMode="decimal" value={amount} onChange={(_, data) => setAmount(data.value)} />
      </Field>
      <Field label={t("licences.price.currency")}>
        <Select value={currency} onChange={(_, data) => setCurrency(data.value)}>
          {currencies.map(({ code, name }) => (
            <option key={code} value={code}>
              {name} ({code})
            </option>
          ))}
        </Select>
      </Field>
    </FormDialog>
  );
}
