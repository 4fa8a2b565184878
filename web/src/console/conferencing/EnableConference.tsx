import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { ConferencingUser, PinShown } from "../../api/types";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { useRelay } from "../mail/mailQueries";
import { useNotice } from "../shell/notices";
import { providerOf } from "./conferencing";
import { conferencingChanged, useAutomaticMails } from "./conferencingQueries";

interface Props {
  user: ConferencingUser;
  /** Hears the PIN where no e-mail tells it. */
  onMade: (shown: PinShown) => void;
  onClose: () => void;
}

/** Makes the built-in provider somebody's, also in place of another one. */
export function EnableConference({ user, onMade, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const automatic = useAutomaticMails();
  const relay = useRelay();
  const { id, displayName: name } = user;
  const isMailed = automatic && Boolean(user.mail) && relay?.isConfigured !== false;
  const isOther = providerOf(user.provider) === "other";
  const enable = async () => {
    const params = { path: { id } };
    const body = { replaceProvider: isOther };
    const { pin } = await unwrap(client.POST("/beta/admin/conferencing/users/{id}/enable", { params, body }));
    if (pin) onMade({ pin, isMailed: false });
    await conferencingChanged(queries);
    notify(t("conferencing.enable.done", { name }));
  };
  return (
    <ConfirmDialog
      title={t("conferencing.enable.title", { name })}
      confirmLabel={t("conferencing.enable.action")}
      onConfirm={enable}
      onClose={onClose}
    >
      <p>{t("conferencing.enable.help", { name })}</p>
      {isOther && (
        <p>{t("conferencing.enable.replace", { provider: user.providerName ?? t("conferencing.state.other") })}</p>
      )}
      {automatic !== undefined && (
        <p className="muted">{t(isMailed ? "conferencing.enable.mail" : "conferencing.enable.noMail")}</p>
      )}
    </ConfirmDialog>
  );
}
