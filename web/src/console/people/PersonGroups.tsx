import { Badge } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ProblemBar } from "../dialog/ProblemBar";
import { personGroupsQuery } from "./personQueries";

/** The groups that hold a person. */
export function PersonGroups({ personId }: { personId: string }) {
  const { t } = useTranslation();
  const groups = useQuery(personGroupsQuery(personId));
  return (
    <section className="column tight">
      <h3>{t("people.groups")}</h3>
      {groups.isError && <ProblemBar error={groups.error} />}
      {groups.data?.length === 0 && <p className="muted">{t("people.noGroups")}</p>}
      <ul className="plain-list">
        {groups.data?.map((group) => (
          <li key={group.id}>
            <Link className="link" to="/groups/$groupId" params={{ groupId: group.id }}>
              {group.displayName}
            </Link>
            {group.isDirect && (
              <Badge appearance="outline" color="informative" size="small">
                {t("people.direct")}
              </Badge>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
