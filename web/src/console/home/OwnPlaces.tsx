import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Session } from "../../api/types";
import { can, scopeNames } from "../../session/permissions";
import { navigationFor } from "../shell/navEntries";

/** Where somebody with few permissions can go, and what is there. */
export function OwnPlaces({ session }: { session: Session }) {
  const { t } = useTranslation();
  const entries = navigationFor(session)
    .flatMap((section) => section.entries)
    .filter((entry) => entry.key !== "home");
  const limited = !can(session, "User.Read.All");
  return (
    <section className="card panel" aria-labelledby="own-places">
      <h2 id="own-places">{t("home.places")}</h2>
      <ul className="place-list">
        {entries.map((entry) => (
          <li key={entry.key}>
            <Link className="place" to={entry.to} search={{}}>
              <span className="tile-icon" aria-hidden="true">
                {entry.icon}
              </span>
              <span className="place-words">
                <strong>{t(`shell.nav.${entry.key}`)}</strong>
                <span className="muted">
                  {entry.key === "people" && limited
                    ? t("people.scoped", { groups: scopeNames(session) })
                    : t(`home.placeHelp.${entry.key as Exclude<typeof entry.key, "home">}`)}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
