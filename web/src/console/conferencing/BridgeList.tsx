import { Badge, Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { type UseQueryResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { ConferencingBridge, ServiceNumber } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useCan } from "../../session/useSession";
import { EntriesSkeleton } from "../../ui/EntriesSkeleton";
import { ErrorState } from "../../ui/ErrorState";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { Facts } from "../dialog/Facts";
import { ProblemBar } from "../dialog/ProblemBar";
import { useNotice } from "../shell/notices";
import { BridgeForm } from "./BridgeForm";
import { conferencingChanged } from "./conferencingQueries";

interface Props {
  bridges: UseQueryResult<ConferencingBridge[], Error>;
  numbers: readonly ServiceNumber[];
}

/** Where people dial in. */
export function BridgeList({ bridges, numbers }: Props) {
  const { t } = useTranslation();
  const heading = useId();
  const mayWrite = useCan("Conferencing.ReadWrite.All");
  const [adding, setAdding] = useState(false);
  return (
    <section className="card panel" aria-labelledby={heading}>
      <div className="panel-head">
        <h2 id={heading}>{t("conferencing.numbers.bridges")}</h2>
        {mayWrite && (
          <Button icon={<AddRegular />} onClick={() => setAdding(true)}>
            {t("conferencing.numbers.addBridge")}
          </Button>
        )}
      </div>
      <p className="muted">{t("conferencing.numbers.bridgesHelp")}</p>
      {bridges.isPending && <EntriesSkeleton />}
      {bridges.isError && <ErrorState error={bridges.error} onRetry={() => bridges.refetch()} />}
      {bridges.data && bridges.data.length > 0 && (
        <div className="mailbox-plans">
          {bridges.data.map((one) => (
            <BridgeCard key={one.id} bridge={one} numbers={numbers} />
          ))}
        </div>
      )}
      {adding && <BridgeForm numbers={numbers} onClose={() => setAdding(false)} />}
    </section>
  );
}

function BridgeCard({ bridge, numbers }: { bridge: ConferencingBridge; numbers: readonly ServiceNumber[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const mayWrite = useCan("Conferencing.ReadWrite.All");
  return (
    <article className="mailbox-plan">
      <div className="subscription-head">
        <h3>{bridge.name}</h3>
        {bridge.isDefault && (
          <Badge appearance="tint" color="brand">
            {t("conferencing.numbers.default")}
          </Badge>
        )}
      </div>
      <Facts
        entries={[
          [t("conferencing.numbers.count"), format.number(bridge.serviceNumbers.length)],
          [t("conferencing.numbers.defaultToll"), bridge.defaultServiceNumber],
          [t("conferencing.numbers.defaultTollFree"), bridge.defaultTollFreeNumber],
        ]}
      />
      {mayWrite && <BridgeActions bridge={bridge} numbers={numbers} />}
    </article>
  );
}

function BridgeActions({ bridge, numbers }: { bridge: ConferencingBridge; numbers: readonly ServiceNumber[] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const [open, setOpen] = useState<"edit" | "remove">();
  const { id, name } = bridge;
  const params = { path: { id } };
  const close = () => setOpen(undefined);
  const makeDefault = useMutation({
    mutationFn: async () => {
      await unwrap(client.PATCH("/beta/admin/conferencing/bridges/{id}", { params, body: { isDefault: true } }));
      await conferencingChanged(queries);
      notify(t("conferencing.numbers.madeDefault", { name }));
    },
  });
  const remove = async () => {
    await unwrap(client.DELETE("/beta/admin/conferencing/bridges/{id}", { params }));
    await conferencingChanged(queries);
    notify(t("conferencing.numbers.bridgeRemoved", { name }));
  };
  return (
    <>
      <div className="row-actions">
        <Button size="small" aria-label={t("conferencing.numbers.editOf", { name })} onClick={() => setOpen("edit")}>
          {t("conferencing.numbers.edit")}
        </Button>
        {!bridge.isDefault && (
          <Button
            size="small"
            aria-label={t("conferencing.numbers.makeDefaultOf", { name })}
            disabledFocusable={makeDefault.isPending}
            onClick={() => makeDefault.mutate()}
          >
            {t("conferencing.numbers.makeDefault")}
          </Button>
        )}
        <Button
          size="small"
          aria-label={t("conferencing.numbers.removeOf", { name })}
          onClick={() => setOpen("remove")}
        >
          {t("conferencing.numbers.remove")}
        </Button>
      </div>
      {makeDefault.isError && <ProblemBar error={makeDefault.error} />}
      {open === "edit" && <BridgeForm bridge={bridge} numbers={numbers} onClose={close} />}
      {open === "remove" && (
        <ConfirmDialog
          title={t("conferencing.numbers.removeBridge", { name })}
          confirmLabel={t("conferencing.numbers.remove")}
          destructive
          onConfirm={remove}
          onClose={close}
        >
          <p>{t("conferencing.numbers.removeBridgeHelp")}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
