import { Button } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { type Step, steps } from "./rules";
import type { ComposerState } from "./useComposer";

interface Props {
  step: Step;
  composer: ComposerState;
  complete: boolean;
}

/** Back, next, save, send. */
export function ComposerFooter({ step, composer, complete }: Props) {
  const { t } = useTranslation();
  const index = steps.indexOf(step);
  const previous = steps[index - 1];
  const next = steps[index + 1];
  return (
    <div className="composer-footer">
      {previous && <Button onClick={() => composer.goTo(previous)}>{t("shared.action.back")}</Button>}
      {next ? (
        <Button appearance="primary" onClick={() => composer.goTo(next)}>
          {t("shared.action.next")}
        </Button>
      ) : (
        <Button appearance="primary" disabled={composer.busy || !complete} onClick={composer.submit}>
          {t("composer.send")}
        </Button>
      )}
      <span className="spacer" />
      {!next && (
        <Button disabled={composer.busy} onClick={composer.sendTest}>
          {t("composer.sendTest")}
        </Button>
      )}
      <Button disabled={composer.busy} onClick={composer.save}>
        {t("composer.saveDraft")}
      </Button>
      <Button appearance="subtle" onClick={composer.close}>
        {t("composer.close")}
      </Button>
    </div>
  );
}
