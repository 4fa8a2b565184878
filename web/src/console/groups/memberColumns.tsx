import { Button } from "@fluentui/react-components";
import { DesktopRegular, PeopleTeamRegular } from "@fluentui/react-icons";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { DirectoryObject } from "../../api/types";
import { Address } from "../../ui/Address";
import { PersonMark } from "../../ui/PersonMark";
import type { Column } from "../list/DataTable";

type Kind = "user" | "group" | "device";

export function kindOf(member: DirectoryObject): Kind {
  const type = member["@odata.type"].split(".").pop();
  return type === "group" || type === "device" ? type : "user";
}

interface Options {
  /** Whether the columns say what each one is: owners are people always. */
  kinds: boolean;
  /** Undefined where nobody can be removed. */
  onRemove: ((member: DirectoryObject) => void) | undefined;
}

/** The columns of members and owners of a group. */
export function useMemberColumns({ kinds, onRemove }: Options): Column<DirectoryObject>[] {
  const { t } = useTranslation();
  const name: Column<DirectoryObject> = {
    key: "name",
    header: t("groups.memberName"),
    sortBy: "displayName",
    isTitle: true,
    cell: (row) => <MemberName member={row} />,
  };
  const kind: Column<DirectoryObject> = {
    key: "kind",
    header: t("groups.memberKind"),
    cell: (row) => t(`groups.kind.${kindOf(row)}`),
  };
  const userName: Column<DirectoryObject> = {
    key: "userName",
    header: t("people.column.userName"),
    sortBy: "userPrincipalName",
    cell: (row) => {
      const text = row.userPrincipalName ?? row.mail;
      return text ? <Address text={text} /> : "–";
    },
  };
  const remove = onRemove && {
    key: "remove",
    header: t("shell.list.actions"),
    isActions: true,
    cell: (row: DirectoryObject) => (
      <Button
        size="small"
        aria-label={t("groups.removeMember", { name: row.displayName })}
        onClick={() => onRemove(row)}
      >
        {t("shared.action.remove")}
      </Button>
    ),
  };
  return [name, ...(kinds ? [kind] : []), userName, ...(remove ? [remove] : [])];
}

function MemberName({ member }: { member: DirectoryObject }) {
  const kind = kindOf(member);
  return (
    <span className="name-cell">
      {kind === "user" ? (
        <PersonMark name={member.displayName} />
      ) : (
        <span aria-hidden="true" className="name-icon">
          {kind === "group" ? <PeopleTeamRegular /> : <DesktopRegular />}
        </span>
      )}
      {kind === "group" && (
        <Link className="link" to="/groups/$groupId" params={{ groupId: member.id }}>
          {member.displayName}
        </Link>
      )}
      {kind === "user" && (
        <Link className="link" to="/people" search={{ person: member.id }}>
          {member.displayName}
        </Link>
      )}
      {kind === "device" && member.displayName}
    </span>
  );
}
