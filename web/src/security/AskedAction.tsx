import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSubmit } from "../ui/useSubmit";
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
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <Button aria-label={name} onClick={() => setAsking(true)}>
        {label}
      </Button>
    );
  return <Asked name={name} effect={effect} act={act} onClose={() => setAsking(false)} />;
}

interface AskedProps extends Pick<Props, "effect" | "act"> {
  name: string;
  onClose: () => void;
}

function Asked({ name, effect, act, onClose }: AskedProps) {
  const { t } = useTranslation();
  const { submit, isPending, isError, error } = useSubmit(act, onClose);
  return (
    <div className="form-fields">
      <p>{effect}</p>
      {isError && <SecurityProblem error={error} />}
      <div className="entry-actions">
        <Button appearance="primary" disabledFocusable={isPending} onClick={submit}>
          {name}
        </Button>
        <Button onClick={onClose}>{t("shared.action.cancel")}</Button>
      </div>
    </div>
  );
}
