import { Button } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { ErrorState } from "../../ui/ErrorState";
import { ownConferencingQuery } from "./conferencingQuery";

/** A new PIN for oneself: asked for, shown once, and told by no e-mail. */
export function ConferencePin() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const reset = useMutation({
    // The PIN is kept by nothing but this page, and only until it is left.
    gcTime: 0,
    mutationFn: () => unwrap(client.POST("/beta/me/conferencing/resetPin")),
    onSuccess: () => {
      setAsking(false);
      return queries.invalidateQueries({ queryKey: ownConferencingQuery.queryKey });
    },
  });
  return (
    <section className="card form-card conference-pin" aria-labelledby="conference-pin">
      <h2 id="conference-pin">{t("portal.conferencing.pin")}</h2>
      <p className="muted">{t("portal.conferencing.pinHelp")}</p>
      <div role="status">{reset.data && <ShownPin pin={reset.data.pin} onClose={reset.reset} />}</div>
      {asking && <p>{t("portal.conferencing.newPinHelp")}</p>}
      {reset.isError && <ErrorState error={reset.error} />}
      {!reset.data && (
        <div className="entry-actions">
          {asking ? (
            <>
              <Button appearance="primary" disabledFocusable={reset.isPending} onClick={() => reset.mutate()}>
                {t("portal.conferencing.newPinNow")}
              </Button>
              <Button onClick={() => setAsking(false)}>{t("shared.action.cancel")}</Button>
            </>
          ) : (
            <Button onClick={() => setAsking(true)}>{t("portal.conferencing.newPin")}</Button>
          )}
        </div>
      )}
    </section>
  );
}

function ShownPin({ pin, onClose }: { pin: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(pin).then(() => setCopied(true));
  return (
    <div className="form-fields">
      <p>
        {t("portal.conferencing.shown")} <strong className="shown-pin">{pin}</strong>
      </p>
      <p>{t("portal.conferencing.shownHelp")}</p>
      <div className="entry-actions">
        {navigator.clipboard && (
          <Button onClick={copy}>{t(copied ? "portal.conferencing.copied" : "portal.conferencing.copy")}</Button>
        )}
        <Button appearance="primary" onClick={onClose}>
          {t("portal.conferencing.kept")}
        </Button>
      </div>
    </div>
  );
}
