import { DesktopRegular, MegaphoneRegular, PeopleRegular, PeopleTeamRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Session } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { can, canForSome } from "../../session/permissions";
import { countQueries, messagesInState } from "./counts";

/** The size of the organization in four figures: those that the person may read, of the people whom they act for. */
export function HomeFigures({ session }: { session: Session }) {
  const { t } = useTranslation();
  const reads = {
    messages: can(session, "OrganizationalMessages.Read.All"),
    people: canForSome(session, "User.Read.All"),
    groups: can(session, "Group.Read.All"),
    devices: canForSome(session, "DeviceManagementManagedDevices.Read.All"),
  };
  const active = useQuery({ ...messagesInState("active"), enabled: reads.messages });
  const people = useQuery({ ...countQueries.people, enabled: reads.people });
  const groups = useQuery({ ...countQueries.groups, enabled: reads.groups });
  const devices = useQuery({ ...countQueries.devices, enabled: reads.devices });
  return (
    <ul className="tiles">
      {reads.messages && (
        <Tile
          to="/messages"
          icon={<MegaphoneRegular />}
          label={t("home.active")}
          value={active.data && (active.data["@odata.count"] ?? active.data.value.length)}
        />
      )}
      {reads.people && <Tile to="/people" icon={<PeopleRegular />} label={t("home.people")} value={people.data} />}
      {reads.groups && <Tile to="/groups" icon={<PeopleTeamRegular />} label={t("home.groups")} value={groups.data} />}
      {reads.devices && <Tile to="/devices" icon={<DesktopRegular />} label={t("home.devices")} value={devices.data} />}
    </ul>
  );
}

interface TileProps {
  to: "/messages" | "/people" | "/groups" | "/devices";
  icon: ReactNode;
  label: string;
  value: number | undefined;
}

function Tile({ to, icon, label, value }: TileProps) {
  const { number } = useFormat();
  return (
    <li>
      <Link to={to} search={{}} className="card tile home-tile">
        <span className="tile-label">{label}</span>
        <span className="tile-icon" aria-hidden="true">
          {icon}
        </span>
        <strong>{value === undefined ? "–" : number(value)}</strong>
      </Link>
    </li>
  );
}
