import { useQuery } from "@tanstack/react-query";
import { Link, type LinkProps } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Session } from "../../api/types";
import { can } from "../../session/permissions";
import { countQueries, messagesInState } from "./counts";

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

/** What this person could do next, judged by what there is. */
function useNextSteps(session: Session): NextStep[] {
  const { t } = useTranslation();
  const may = {
    people: can(session, "User.ReadWrite.All"),
    groups: can(session, "Group.ReadWrite.All"),
    messages: can(session, "OrganizationalMessages.ReadWrite.All"),
    approve: can(session, "OrganizationalMessages.Approve.All"),
    roles: can(session, "RoleManagement.ReadWrite.Directory"),
  };
  const people = useQuery({ ...countQueries.people, enabled: may.people }).data;
  const groups = useQuery({ ...countQueries.groups, enabled: may.groups }).data;
  const assignments = useQuery({ ...countQueries.assignments, enabled: may.roles }).data;
  const drafts = useQuery({ ...messagesInState("draft"), enabled: may.messages }).data;
  const active = useQuery({ ...messagesInState("active"), enabled: may.messages }).data;
  const waiting = useQuery({ ...messagesInState("pendingApproval"), enabled: may.approve }).data;
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
  return steps.filter((step): step is NextStep => step !== false);
}

export function NextSteps({ session }: { session: Session }) {
  const { t } = useTranslation();
  const steps = useNextSteps(session);
  return (
    <section className="card panel">
      <h2>{t("home.next")}</h2>
      {steps.length === 0 && <p className="muted">{t("home.nextDone")}</p>}
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
