import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Message } from "../../api/types";
import { ProblemBar } from "../dialog/ProblemBar";
import { Page } from "../shell/Page";
import { ComposerFooter } from "./ComposerFooter";
import type { Draft } from "./draft";
import { LeaveGuard } from "./LeaveGuard";
import { canBeSent, locationsQuery } from "./locations";
import { checkDraft, type Step, steps } from "./rules";
import { StepList } from "./StepList";
import { LocationStep } from "./steps/LocationStep";
import { ObjectiveStep } from "./steps/ObjectiveStep";
import { RecipientsStep } from "./steps/RecipientsStep";
import { ReviewStep } from "./steps/ReviewStep";
import { ScheduleStep } from "./steps/ScheduleStep";
import type { StepProps } from "./steps/step";
import { TextStep } from "./steps/TextStep";
import { useBounds } from "./useBounds";
import { useComposer } from "./useComposer";
import { useFocusOnChange } from "./useFocusOnChange";

interface Props {
  title: string;
  initial: Draft;
  groupNames: Record<string, string>;
  /** The stored draft, once there is one. */
  saved?: Message;
  step: string | undefined;
  onReload?: (current: Message) => void;
}

const components: Record<Step, React.ComponentType<StepProps>> = {
  objective: ObjectiveStep,
  location: LocationStep,
  text: TextStep,
  recipients: RecipientsStep,
  schedule: ScheduleStep,
  review: ReviewStep,
};

/** The wizard that writes a message, one question at a time. */
export function Composer({ title, initial, groupNames: knownNames, saved, step: wantedStep, onReload }: Props) {
  const step = steps.find((one) => one === wantedStep) ?? "objective";
  const [groupNames, setGroupNames] = useState(knownNames);
  const composer = useComposer(initial, saved, step, onReload);
  const locations = useQuery(locationsQuery);
  const findings = checkDraft(composer.draft, Date.now(), useBounds(), canBeSent(locations.data, "email"));
  const StepComponent = components[step];
  const place = useFocusOnChange(step);
  return (
    <Page title={title} intro={saved?.name}>
      <div className="composer">
        <StepList current={step} findings={findings} visited={composer.visited} onGo={composer.goTo} />
        <div className="composer-main">
          <div ref={place} tabIndex={-1} className="composer-step">
            <StepComponent
              draft={composer.draft}
              onChange={composer.change}
              findings={composer.visited.has("review") ? findings : []}
              allFindings={findings}
              groupNames={groupNames}
              onNameGroup={(id, name) => setGroupNames({ ...groupNames, [id]: name })}
              goTo={composer.goTo}
            />
          </div>
          {composer.error && <ProblemBar error={composer.error} onReload={composer.reload} />}
          <ComposerFooter step={step} composer={composer} complete={findings.length === 0} />
        </div>
      </div>
      <LeaveGuard isDirty={composer.isDirty} />
    </Page>
  );
}
