import { Button } from "@fluentui/react-components";
import { AddRegular, ArrowSwapRegular, DialpadRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ServiceNumber } from "../../api/types";
import { useCan } from "../../session/useSession";
import { EmptyState } from "../../ui/EmptyState";
import { ListView } from "../list/ListView";
import { BridgeList } from "./BridgeList";
import { ChangeNumber } from "./ChangeNumber";
import { bridgesQuery, numbersQuery } from "./conferencingQueries";
import { NumberForm } from "./NumberForm";
import { RemoveNumber } from "./RemoveNumber";
import { useNumberColumns } from "./useNumberColumns";

const none: never[] = [];

/** Where people dial in, and what they dial. */
export function ConferenceNumbers() {
  const { t } = useTranslation();
  const mayWrite = useCan("Conferencing.ReadWrite.All");
  const bridges = useQuery(bridgesQuery);
  const numbers = useQuery(numbersQuery);
  const [open, setOpen] = useState<"add" | "change">();
  const [edited, setEdited] = useState<ServiceNumber>();
  const [removed, setRemoved] = useState<ServiceNumber>();
  const rows = numbers.data ?? none;
  const known = bridges.data ?? none;
  const columns = useNumberColumns(known, mayWrite ? { onEdit: setEdited, onRemove: setRemoved } : undefined);
  const add = mayWrite && (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setOpen("add")}>
      {t("conferencing.numbers.addNumber")}
    </Button>
  );
  return (
    <>
      <BridgeList bridges={bridges} numbers={rows} />
      <div className="panel-head">
        <div>
          <h2 className="section-title">{t("conferencing.numbers.title")}</h2>
          <p className="muted">{t("conferencing.numbers.help")}</p>
        </div>
        {mayWrite && rows.length > 0 && (
          <div className="row-actions">
            {add}
            <Button icon={<ArrowSwapRegular />} onClick={() => setOpen("change")}>
              {t("conferencing.numbers.changeEverywhere")}
            </Button>
          </div>
        )}
      </div>
      <ListView
        label={t("conferencing.numbers.title")}
        list={{
          rows,
          total: rows.length,
          from: 1,
          isPending: numbers.isPending,
          isRefreshing: false,
          error: numbers.error,
          retry: () => void numbers.refetch(),
          next: undefined,
          previous: undefined,
        }}
        columns={columns}
        rowKey={(row) => row.number}
        filtered={false}
        empty={
          <EmptyState
            icon={<DialpadRegular />}
            title={t("conferencing.numbers.empty")}
            help={t("conferencing.numbers.emptyHelp")}
          >
            {add}
          </EmptyState>
        }
      />
      {open === "add" && <NumberForm bridges={known} onClose={() => setOpen(undefined)} />}
      {open === "change" && <ChangeNumber numbers={rows} onClose={() => setOpen(undefined)} />}
      {edited && <NumberForm number={edited} bridges={known} onClose={() => setEdited(undefined)} />}
      {removed && <RemoveNumber number={removed} onClose={() => setRemoved(undefined)} />}
    </>
  );
}
