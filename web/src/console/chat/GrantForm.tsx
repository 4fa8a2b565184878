import { Field, Input, Radio, RadioGroup, Select } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { ExternalAccessPolicy } from "../../api/types";
import { FormDialog } from "../dialog/FormDialog";
import { Chips } from "../picker/Chips";
import { DirectoryPicker } from "../picker/DirectoryPicker";
import type { DirectoryChoice } from "../picker/findChoices";
import { useNotice } from "../shell/notices";
import { externalChatChanged } from "./chatQueries";
import { rankTyped } from "./policy";

interface Props {
  policies: readonly ExternalAccessPolicy[];
  onClose: () => void;
}

const kinds = ["user", "group", "everybody"] as const;
type Kind = (typeof kinds)[number];

const kindWords = {
  user: "externalChat.grants.whoPerson",
  group: "externalChat.grants.whoGroup",
  everybody: "externalChat.grants.everybodyLong",
} as const;

/** Grants a policy to a person, to the people of a group, or to everybody. */
export function GrantForm({ policies, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const [policy, setPolicy] = useState(policies.at(-1)?.id ?? "");
  const [kind, setKind] = useState<Kind>("user");
  const [who, setWho] = useState<DirectoryChoice>();
  const [typedRank, setTypedRank] = useState("");
  const rank = rankTyped(typedRank);
  const isWrong = kind === "group" && rank === null;
  const choose = (next: Kind) => {
    setKind(next);
    setWho(undefined);
  };
  const grant = async () => {
    const group = { groupId: who?.id ?? null, ...(rank ? { rank } : {}) };
    const whom = { user: { user: who?.id ?? null }, group, everybody: {} }[kind];
    await unwrap(client.POST("/beta/admin/chat/policyGrants", { body: { policy, ...whom } }));
    await externalChatChanged(queries);
    notify(
      who
        ? t("externalChat.grants.granted", { policy, name: who.displayName })
        : t("externalChat.grants.grantedEverybody", { policy }),
    );
  };
  return (
    <FormDialog
      title={t("externalChat.grants.add")}
      submitLabel={t("externalChat.grants.submit")}
      disabled={policy === "" || (kind !== "everybody" && !who) || isWrong}
      onSubmit={grant}
      onClose={onClose}
    >
      <Field label={t("externalChat.grants.policy")}>
        <Select value={policy} onChange={(_, data) => setPolicy(data.value)}>
          {policies.map(({ id }) => (
            <option key={id} value={id}>
              {id}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("externalChat.grants.who")}>
        <RadioGroup value={kind} onChange={(_, data) => choose(kinds.find((one) => one === data.value) ?? "everybody")}>
          {kinds.map((one) => (
            <Radio key={one} value={one} label={t(kindWords[one])} />
          ))}
        </RadioGroup>
      </Field>
      {kind !== "everybody" && (
        <>
          <DirectoryPicker
            key={kind}
            label={t(kind === "user" ? "externalChat.person" : "externalChat.group")}
            kinds={[kind]}
            onPick={setWho}
          />
          <Chips
            label={t("externalChat.grants.chosen")}
            chosen={who ? [{ id: who.id, name: who.displayName }] : []}
            onRemove={() => setWho(undefined)}
          />
        </>
      )}
      {kind === "group" && (
        <Field
          className="days-field"
          label={t("externalChat.grants.rank")}
          hint={t("externalChat.grants.rankHelp")}
          validationMessage={isWrong ? t("externalChat.grants.rankWrong") : undefined}
        >
          <Input inputMode="numeric" value={typedRank} onChange={(_, data) => setTypedRank(data.value)} />
        </Field>
      )}
      <p className="muted">{t("externalChat.grants.order")}</p>
    </FormDialog>
  );
}
