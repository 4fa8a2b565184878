import { Button } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SecurityProblem } from "./SecurityProblem";

interface Props {
  /** What the button says. */
  label: string;
  /** What it says to whoever can't see what it stands beside. */
  name?: string;
  /** What will happen, before it happens. */
  effect: string;
  act: () => Promise<unknown>;
}

/** A button that says what will happen, and asks once more. */
export function AskedAction({ label, name = label, effect, act }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const run = useMutation({ mutationFn: act, onSuccess: () => setAsking(false) });
  if (!asking)
    return (
      <Button aria-label={name} onClick={() => setAsking(true)}>
        {label}
      </Button>
    );
  return (
    <div className="form-fields">
      <p>{effect}</p>
      {run.isError && <SecurityProblem error={run.error} />}
      <div className="entry-actions">
        <Button appearance="primary" disabledFocusable={run.isPending} onClick={() => run.mutate()}>
          {name}
        </Button>
        <Button onClick={() => setAsking(false)}>{t("shared.action.cancel")}</Button>
      </div>
    </div>
  );
}
