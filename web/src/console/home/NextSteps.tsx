import { useQuery } from "@tanstack/react-query";
import { Link, type LinkProps } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Session } from "../../api/types";
import { can } from "../../session/permissions";
import { countQueries, messagesInState } from "./counts";
import { PanelSkeleton } from "./PanelSkeleton";

interface NextStep {
  key: string;
  title: string;
  help: string;
  link: Pick<LinkProps, "to" | "search">;
}

/** Permissions by any of which there is something to do next. */
export const stepPermissions = [
  "User.ReadWrite.All",
  "Group.ReadWrite.All",
  "OrganizationalMessages.ReadWrite.All",
  "OrganizationalMessages.Approve.All",
  "RoleManagement.ReadWrite.Directory",
] as const;

interface NextSteps {
  steps: NextStep[];
  /** Whether everything that the steps depend on is known: else nobody can say that nothing is left to do. */
  state: "pending" | "failed" | "known";
  retry: () => void;
}

/** What this person could do next, judged by what there is. */
function useNextSteps(session: Session): NextSteps {
  const { t } = useTranslation();
  const may = {
    people: can(session, "User.ReadWrite.All"),
    groups: can(session, "Group.ReadWrite.All"),
    messages: can(session, "OrganizationalMessages.ReadWrite.All"),
    approve: can(session, "OrganizationalMessages.Approve.All"),
    roles: can(session, "RoleManagement.ReadWrite.Directory"),
  };
  const asked = {
    people: useQuery({ ...countQueries.people, enabled: may.people }),
    groups: useQuery({ ...countQueries.groups, enabled: may.groups }),
    assignments: useQuery({ ...countQueries.assignments, enabled: may.roles }),
    drafts: useQuery({ ...messagesInState("draft"), enabled: may.messages }),
    active: useQuery({ ...messagesInState("active"), enabled: may.messages }),
    waiting: useQuery({ ...messagesInState("pendingApproval"), enabled: may.approve }),
  };
  const [people, groups, assignments] = [asked.people.data, asked.groups.data, asked.assignments.data];
  const [drafts, active, waiting] = [asked.drafts.data, asked.active.data, asked.waiting.data];
  const toDecide = waiting?.value.filter((one) => one.allowedActions.includes("approve")).length ?? 0;
  const draftCount = drafts && (drafts["@odata.count"] ?? drafts.value.length);
  const steps: (NextStep | false)[] = [
    toDecide > 0 && {
      key: "decide",
      title: t("home.nextDecide", { count: toDecide }),
      help: t("home.nextDecideHelp"),
      link: { to: "/messages", search: { state: "pendingApproval" } },
    },
    people !== undefined &&
      people <= 1 && {
        key: "people",
        title: t("home.nextPeople"),
        help: t("home.nextPeopleHelp"),
        link: { to: "/people" },
      },
    groups !== undefined &&
      groups <= 1 && {
        key: "groups",
        title: t("home.nextGroups"),
        help: t("home.nextGroupsHelp"),
        link: { to: "/groups" },
      },
    assignments !== undefined &&
      assignments <= 1 && {
        key: "approver",
        title: t("home.nextApprover"),
        help: t("home.nextApproverHelp"),
        link: { to: "/roles" },
      },
    draftCount === 0 &&
      active?.value.length === 0 && {
        key: "message",
        title: t("home.nextMessage"),
        help: t("home.nextMessageHelp"),
        link: { to: "/messages/new" },
      },
    draftCount !== undefined &&
      draftCount > 0 && {
        key: "drafts",
        title: t("home.nextDrafts", { count: draftCount }),
        help: t("home.nextDraftsHelp"),
        link: { to: "/messages", search: { state: "draft" } },
      },
  ];
  const queries = Object.values(asked);
  const failed = queries.filter((one) => one.isError);
  return {
    steps: steps.filter((step): step is NextStep => step !== false),
    state: failed.length > 0 ? "failed" : queries.some((one) => one.isLoading) ? "pending" : "known",
    retry: () => failed.forEach((one) => void one.refetch()),
  };
}

export function NextSteps({ session }: { session: Session }) {
  const { t } = useTranslation();
  const { steps, state, retry } = useNextSteps(session);
  return (
    <section className="card panel">
      <h2>{t("home.next")}</h2>
      {steps.length === 0 && state === "known" && <p className="muted">{t("home.nextDone")}</p>}
      {steps.length === 0 && state === "pending" && <PanelSkeleton />}
      {state === "failed" && (
        <p className="muted">
          {t("home.nextUnknown")}{" "}
          <button type="button" className="text-button" onClick={retry}>
            {t("shared.action.retry")}
          </button>
        </p>
      )}
      <ol className="short-list numbered">
        {steps.map((step, index) => (
          <li key={step.key}>
            <span className="step-mark" aria-hidden="true">
              {index + 1}
            </span>
            <div>
              <Link className="link" {...step.link}>
                {step.title}
              </Link>
              <p className="muted">{step.help}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
