import type { Draft } from "../draft";
import type { Finding, Step } from "../rules";

/** What each step of the composer gets. */
export interface StepProps {
  draft: Draft;
  onChange: (draft: Draft) => void;
  /** What to show beside the fields: nothing before the writer has been at the review once. */
  findings: Finding[];
  allFindings: Finding[];
  groupNames: Record<string, string>;
  onNameGroup: (id: string, name: string) => void;
  goTo: (step: Step) => void;
}
