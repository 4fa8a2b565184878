import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Session } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { can, scopeNames } from "../../session/permissions";
import { type NavEntry, navigationFor } from "../shell/navEntries";
import { countQueries } from "./counts";

type Place = NavEntry & { key: Exclude<NavEntry["key"], "home"> };

const isPlace = (entry: NavEntry): entry is Place => entry.key !== "home";

/** Where somebody with few permissions can go, what is there, and how much of it. */
export function OwnPlaces({ session }: { session: Session }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const places = navigationFor(session)
    .flatMap((section) => section.entries)
    .filter(isPlace);
  const mayOpen = (key: Place["key"]) => places.some((one) => one.key === key);
  const counts: Partial<Record<Place["key"], number | undefined>> = {
    people: useQuery({ ...countQueries.people, enabled: mayOpen("people") }).data,
    groups: useQuery({ ...countQueries.groups, enabled: mayOpen("groups") }).data,
    devices: useQuery({ ...countQueries.devices, enabled: mayOpen("devices") }).data,
  };
  const helpOf = (key: Place["key"]) =>
    key === "people" && !can(session, "User.Read.All")
      ? t("people.scoped", { groups: scopeNames(session) })
      : t(`home.placeHelp.${key}`);
  return (
    <section className="column tight" aria-labelledby="own-places">
      <h2 id="own-places" className="section-title">
        {t("home.places")}
      </h2>
      <ul className="place-list">
        {places.map(({ key, to, icon }) => {
          const count = counts[key];
          return (
            <li key={key}>
              <Link className="card place" to={to} search={{}}>
                <span className="tile-icon" aria-hidden="true">
                  {icon}
                </span>
                <span className="place-words">
                  <strong>{t(`shell.nav.${key}`)}</strong>
                  <span className="muted">{helpOf(key)}</span>
                </span>
                {count !== undefined && <strong className="place-count">{number(count)}</strong>}
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
