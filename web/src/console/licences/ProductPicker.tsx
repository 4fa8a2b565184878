import { Combobox, Field, Option } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CatalogProduct } from "../../api/types";
import { ProblemBar } from "../dialog/ProblemBar";
import { catalogQuery } from "./licenceQueries";

interface Props {
  value: CatalogProduct | undefined;
  onChange: (product: CatalogProduct | undefined) => void;
}

/** Finds a product by its name or its short name. */
export function ProductPicker({ value, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const catalog = useQuery(catalogQuery);
  const [text, setText] = useState(value?.displayName ?? "");
  const term = value?.displayName === text ? "" : text.trim().toLocaleLowerCase(i18n.language);
  const found = (catalog.data ?? []).filter((one) =>
    `${one.displayName} ${one.skuPartNumber}`.toLocaleLowerCase(i18n.language).includes(term),
  );
  return (
    <>
      <Field
        label={t("licences.subscription.product")}
        validationMessage={text !== "" && !value ? t("licences.subscription.productMissing") : undefined}
        validationState={text !== "" && !value ? "warning" : "none"}
        required
      >
        <Combobox
          freeform
          className="product-picker"
          listbox={{ className: "tall-listbox" }}
          value={text}
          placeholder={t("licences.subscription.productPlaceholder")}
          selectedOptions={value ? [value.skuId] : []}
          onChange={(event) => {
            setText(event.target.value);
            onChange(undefined);
          }}
          onOptionSelect={(_, data) => {
            const chosen = found.find((one) => one.skuId === data.optionValue);
            setText(chosen?.displayName ?? "");
            onChange(chosen);
          }}
        >
          {found.map((one) => (
            <Option key={one.skuId} value={one.skuId} text={one.displayName}>
              <span className="choice">
                <span>{one.displayName}</span>
                <span className="choice-more">{one.skuPartNumber}</span>
              </span>
            </Option>
          ))}
          {found.length === 0 && (
            <Option key="none" value="" text="" disabled>
              {catalog.isPending ? t("shell.picker.searching") : t("licences.subscription.productNone")}
            </Option>
          )}
        </Combobox>
      </Field>
      {catalog.isError && <ProblemBar error={catalog.error} />}
    </>
  );
}
