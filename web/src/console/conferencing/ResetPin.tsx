import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { ConferencingUser, PinShown } from "../../api/types";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { ShownOnceDialog } from "../dialog/ShownOnceDialog";
import { useRelay } from "../mail/mailQueries";
import { conferencingChanged, useAutomaticMails } from "./conferencingQueries";

interface Props {
  user: ConferencingUser;
  /** Hears the PIN, which can be read in this moment only. */
  onMade: (shown: PinShown) => void;
  onClose: () => void;
}

/** Gives somebody a new PIN; before it is done, it is said who hears of it. */
export function ResetPin({ user, onMade, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { id, displayName: name } = user;
  const told = useWhoIsTold(user);
  const reset = async () => {
    onMade(await unwrap(client.POST("/beta/admin/conferencing/users/{id}/resetPin", { params: { path: { id } } })));
    await conferencingChanged(queries);
  };
  return (
    <ConfirmDialog
      title={t("conferencing.pin.title", { name })}
      confirmLabel={t("conferencing.pin.action")}
      destructive
      onConfirm={reset}
      onClose={onClose}
    >
      <p>{t("conferencing.pin.help", { name })}</p>
      {told && <p>{told}</p>}
    </ConfirmDialog>
  );
}

function useWhoIsTold({ displayName: name, mail: address }: ConferencingUser): string | undefined {
  const { t } = useTranslation();
  const automatic = useAutomaticMails();
  const relay = useRelay();
  if (automatic === undefined) return undefined;
  if (!automatic) return t("conferencing.pin.automaticOff");
  if (!address) return t("conferencing.pin.noAddress", { name });
  return t(relay?.isConfigured === false ? "conferencing.pin.willWait" : "conferencing.pin.willMail", { address });
}

interface NewPinProps {
  user: ConferencingUser;
  shown: PinShown;
  onClose: () => void;
}

/** The new PIN, in the only moment in which it can be read, and whether an e-mail tells it too. */
export function NewPin({ user: { displayName: name, mail: address }, shown, onClose }: NewPinProps) {
  const { t } = useTranslation();
  const relay = useRelay();
  const told =
    shown.isMailed && address
      ? t(relay?.isConfigured === false ? "conferencing.pin.mailWaits" : "conferencing.pin.mailed", { address })
      : t("conferencing.pin.notMailed");
  return (
    <ShownOnceDialog
      title={t("conferencing.pin.made", { name })}
      help={`${t("conferencing.pin.onlyNow")} ${told}`}
      label={t("conferencing.person.pin")}
      secret={shown.pin}
      keptLabel={t("conferencing.pin.kept")}
      onClose={onClose}
    />
  );
}
