import { Field, Input } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { ConferencingBridge, ServiceNumber } from "../../api/types";
import { FormDialog } from "../dialog/FormDialog";
import { useNotice } from "../shell/notices";
import { NumberChoice } from "./ConferenceForm";
import { numbersOf } from "./conferencing";
import { conferencingChanged } from "./conferencingQueries";

interface Props {
  /** The bridge to change; without one a new bridge is made. */
  bridge?: ConferencingBridge;
  numbers: readonly ServiceNumber[];
  onClose: () => void;
}

/** The name of a bridge, and the numbers that people get with it. */
export function BridgeForm({ bridge, numbers, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const [name, setName] = useState(bridge?.name ?? "");
  const [toll, setToll] = useState(bridge?.defaultServiceNumber ?? "");
  const [tollFree, setTollFree] = useState(bridge?.defaultTollFreeNumber ?? "");
  const save = async () => {
    const wanted = name.trim();
    if (bridge) {
      const body = {
        ...(wanted === bridge.name ? {} : { name: wanted }),
        ...(toll === (bridge.defaultServiceNumber ?? "") ? {} : { defaultServiceNumber: toll }),
        ...(tollFree === (bridge.defaultTollFreeNumber ?? "") ? {} : { defaultTollFreeNumber: tollFree }),
      };
      const params = { path: { id: bridge.id } };
      await unwrap(client.PATCH("/beta/admin/conferencing/bridges/{id}", { params, body }));
    } else {
      await unwrap(client.POST("/beta/admin/conferencing/bridges", { body: { name: wanted } }));
    }
    await conferencingChanged(queries);
    notify(t("conferencing.numbers.bridgeSaved", { name: wanted }));
  };
  return (
    <FormDialog
      title={bridge ? t("conferencing.numbers.editBridge", { name: bridge.name }) : t("conferencing.numbers.newBridge")}
      submitLabel={t(bridge ? "shared.action.save" : "shared.action.add")}
      disabled={name.trim() === ""}
      onSubmit={save}
      onClose={onClose}
    >
      <Field label={t("conferencing.numbers.bridgeName")} required>
        <Input value={name} maxLength={128} onChange={(_, data) => setName(data.value)} />
      </Field>
      {bridge && (
        <>
          <NumberChoice
            label={t("conferencing.numbers.defaultToll")}
            value={toll}
            choices={numbersOf(numbers, bridge.id, "toll")}
            onChange={setToll}
          />
          <NumberChoice
            label={t("conferencing.numbers.defaultTollFree")}
            value={tollFree}
            choices={numbersOf(numbers, bridge.id, "tollFree")}
            onChange={setTollFree}
          />
          <p className="muted">{t("conferencing.numbers.defaultsHelp")}</p>
        </>
      )}
    </FormDialog>
  );
}
