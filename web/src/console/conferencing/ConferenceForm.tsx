import { Checkbox, Field, Input, Select } from "@fluentui/react-components";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { ConferencingBridge, ConferencingUser, ConferencingUserPatch, ServiceNumber } from "../../api/types";
import { FormDialog } from "../dialog/FormDialog";
import { ProblemBar } from "../dialog/ProblemBar";
import { useNotice } from "../shell/notices";
import { idTyped, numbersOf, spacedId } from "./conferencing";
import { bridgesQuery, conferencingChanged, numbersQuery } from "./conferencingQueries";
import { ToldLine } from "./ToldLine";

interface Props {
  user: ConferencingUser;
  onClose: () => void;
}

interface Typed {
  conferenceId: string;
  bridgeId: string;
  tollNumber: string;
  tollFreeNumber: string;
  allowTollFreeDialIn: boolean;
  allowPstnOnlyMeetings: boolean;
}

const typedOf = (user: ConferencingUser): Typed => ({
  conferenceId: spacedId(user.conferenceId ?? ""),
  bridgeId: user.bridgeId ?? "",
  tollNumber: user.tollNumber ?? "",
  tollFreeNumber: user.tollFreeNumber ?? "",
  allowTollFreeDialIn: user.allowTollFreeDialIn,
  allowPstnOnlyMeetings: user.allowPstnOnlyMeetings,
});

/** What has to be sent: whatever is another one, and no number that was only left empty. */
function patchOf(before: Typed, after: Typed): ConferencingUserPatch {
  const id = idTyped(after.conferenceId);
  const moved = before.bridgeId !== after.bridgeId;
  const number = (key: "tollNumber" | "tollFreeNumber") =>
    after[key] !== "" && (moved || after[key] !== before[key]) ? { [key]: after[key] } : {};
  const flag = (key: "allowTollFreeDialIn" | "allowPstnOnlyMeetings") =>
    after[key] !== before[key] ? { [key]: after[key] } : {};
  return {
    ...(id && id !== idTyped(before.conferenceId) ? { conferenceId: id } : {}),
    ...(moved ? { bridgeId: after.bridgeId } : {}),
    ...number("tollNumber"),
    ...number("tollFreeNumber"),
    ...flag("allowTollFreeDialIn"),
    ...flag("allowPstnOnlyMeetings"),
  };
}

/** Another conference ID, bridge or numbers for one person. */
export function ConferenceForm({ user, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const bridges = useQuery(bridgesQuery);
  const numbers = useQuery(numbersQuery);
  const [before] = useState(() => typedOf(user));
  const [typed, setTyped] = useState(before);
  const { id, displayName: name } = user;
  const change = (part: Partial<Typed>) => setTyped({ ...typed, ...part });
  const body = patchOf(before, typed);
  const isWrong = idTyped(typed.conferenceId) === undefined;
  const isTold = "conferenceId" in body || "tollNumber" in body || "tollFreeNumber" in body;
  const error = bridges.error ?? numbers.error;
  const save = async () => {
    await unwrap(client.PATCH("/beta/admin/conferencing/users/{id}", { params: { path: { id } }, body }));
    await conferencingChanged(queries);
    notify(t("conferencing.change.saved", { name }));
  };
  return (
    <FormDialog
      title={t("conferencing.change.title", { name })}
      submitLabel={t("shared.action.save")}
      disabled={isWrong || Object.keys(body).length === 0}
      onSubmit={save}
      onClose={onClose}
    >
      <Field
        label={t("conferencing.change.id")}
        hint={t("conferencing.change.idHelp")}
        validationMessage={isWrong ? t("conferencing.change.idWrong") : undefined}
        required
      >
        <Input
          inputMode="numeric"
          value={typed.conferenceId}
          onChange={(_, data) => change({ conferenceId: data.value })}
        />
      </Field>
      {error && <ProblemBar error={error} />}
      {bridges.data && numbers.data && (
        <PlaceFields typed={typed} bridges={bridges.data} numbers={numbers.data} onChange={change} />
      )}
      <div>
        <Checkbox
          label={t("conferencing.change.allowTollFree")}
          checked={typed.allowTollFreeDialIn}
          onChange={(_, data) => change({ allowTollFreeDialIn: data.checked === true })}
        />
        <Checkbox
          label={t("conferencing.change.pstnOnly", { name })}
          checked={typed.allowPstnOnlyMeetings}
          onChange={(_, data) => change({ allowPstnOnlyMeetings: data.checked === true })}
        />
      </div>
      {isTold && <ToldLine user={user} />}
    </FormDialog>
  );
}

interface PlaceProps {
  typed: Typed;
  bridges: readonly ConferencingBridge[];
  numbers: readonly ServiceNumber[];
  onChange: (part: Partial<Typed>) => void;
}

/** The bridge and the numbers of it that somebody gives to others. */
function PlaceFields({ typed, bridges, numbers, onChange }: PlaceProps) {
  const { t } = useTranslation();
  const moveTo = (bridgeId: string) => {
    const bridge = bridges.find((one) => one.id === bridgeId);
    const { defaultServiceNumber, defaultTollFreeNumber } = bridge ?? {};
    onChange({ bridgeId, tollNumber: defaultServiceNumber ?? "", tollFreeNumber: defaultTollFreeNumber ?? "" });
  };
  return (
    <>
      <Field label={t("conferencing.change.bridge")} hint={t("conferencing.change.bridgeHelp")}>
        <Select value={typed.bridgeId} onChange={(_, data) => moveTo(data.value)}>
          {bridges.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </Select>
      </Field>
      <NumberChoice
        label={t("conferencing.change.toll")}
        value={typed.tollNumber}
        choices={numbersOf(numbers, typed.bridgeId, "toll")}
        onChange={(tollNumber) => onChange({ tollNumber })}
      />
      <NumberChoice
        label={t("conferencing.change.tollFree")}
        value={typed.tollFreeNumber}
        choices={numbersOf(numbers, typed.bridgeId, "tollFree")}
        onChange={(tollFreeNumber) => onChange({ tollFreeNumber })}
      />
    </>
  );
}

interface NumberChoiceProps {
  label: string;
  value: string;
  choices: readonly string[];
  onChange: (number: string) => void;
}

/** One of the numbers; none only as long as there was none, because a number can't be taken away. */
export function NumberChoice({ label, value, choices, onChange }: NumberChoiceProps) {
  const { t } = useTranslation();
  const isEmpty = choices.length === 0;
  return (
    <Field label={label} hint={isEmpty ? t("conferencing.change.noNumber") : undefined}>
      <Select value={value} disabled={isEmpty} onChange={(_, data) => onChange(data.value)}>
        {value === "" && <option value="">{t("conferencing.change.none")}</option>}
        {[...new Set(value === "" ? choices : [value, ...choices])].map((number) => (
          <option key={number} value={number}>
            {number}
          </option>
        ))}
      </Select>
    </Field>
  );
}
