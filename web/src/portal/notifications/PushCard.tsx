import { Button, Spinner } from "@fluentui/react-components";
import { AlertOffRegular, AlertRegular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Problem } from "../../api/problem";
import { ErrorState } from "../../ui/ErrorState";
import { type PushState, pushState, turnOff, turnOn } from "./pushHere";

interface Props {
  owner: string;
  /** Which of the person's devices this browser is. */
  device: string;
}

/** Notifications on this browser: on, off, or why not. Asks the browser only when the person acts. */
export function PushCard({ owner, device }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const key = ["pushState", device];
  const state = useQuery({ queryKey: key, queryFn: () => pushState(device) });
  const turn = useMutation({
    mutationFn: (on: boolean) => (on ? turnOn(owner, device) : turnOff(device)),
    onSuccess: (now: PushState) => queries.setQueryData(key, now),
  });
  const now = state.data;
  const isOn = now === "on";
  return (
    <section className="card push-card" aria-labelledby="push-here">
      <span className="device-icon" aria-hidden="true">
        {isOn ? <AlertRegular /> : <AlertOffRegular />}
      </span>
      <div className="entry-words">
        <h2 id="push-here">{t("portal.push.title")}</h2>
        <p className="muted" role="status">
          {now ? t(`portal.push.${now}`) : t("shared.loading")}
        </p>
      </div>
      {turn.isPending && <Spinner size="tiny" label={t("portal.push.working")} />}
      {!turn.isPending && (now === "on" || now === "off") && (
        <Button appearance={isOn ? "secondary" : "primary"} onClick={() => turn.mutate(!isOn)}>
          {t(isOn ? "portal.push.turnOff" : "portal.push.turnOn")}
        </Button>
      )}
      {state.isError && <ErrorState error={state.error} onRetry={() => state.refetch()} />}
      {turn.isError && <PushFailure error={turn.error} />}
    </section>
  );
}

/** What went wrong: with the server, or with the browser's own push service. */
function PushFailure({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (error instanceof Problem) return <ErrorState error={error} />;
  return (
    <p role="alert" className="push-failure">
      {t("portal.push.failed")}
    </p>
  );
}
