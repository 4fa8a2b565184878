import { Badge, Button } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ExternalReach, Outsider } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useCan } from "../../session/useSession";
import { Address } from "../../ui/Address";
import { ErrorState } from "../../ui/ErrorState";
import { PersonMark } from "../../ui/PersonMark";
import { DetailDrawer } from "../dialog/DetailDrawer";
import { DrawerSkeleton } from "../dialog/DrawerSkeleton";
import { contactsOfQuery } from "./chatQueries";
import { EndContactsOf } from "./EndContacts";

interface Props {
  personId: string;
  onClose: () => void;
}

/** With whom outside somebody has to do. */
export function ContactsDrawer({ personId, onClose }: Props) {
  const { t } = useTranslation();
  const reach = useQuery(contactsOfQuery(personId));
  return (
    <DetailDrawer title={reach.data?.displayName ?? t("shared.loading")} onClose={onClose}>
      {reach.isPending && <DrawerSkeleton />}
      {reach.isError && <ErrorState error={reach.error} onRetry={() => reach.refetch()} />}
      {reach.data && <ContactDetails reach={reach.data} />}
    </DetailDrawer>
  );
}

function ContactDetails({ reach }: { reach: ExternalReach }) {
  const { t } = useTranslation();
  const heading = useId();
  const mayWrite = useCan("Policy.ReadWrite.CrossTenantAccess");
  const mayReadPeople = useCan("User.Read.All");
  const [isEnding, setEnding] = useState(false);
  const outsiders = reach.contacts ?? [];
  return (
    <div className="column">
      <div className="person-head">
        <PersonMark name={reach.displayName} size={56} />
        {mayReadPeople && (
          <Link className="link" to="/people" search={{ person: reach.id }}>
            {t("externalChat.contacts.openPerson")}
          </Link>
        )}
      </div>
      {mayWrite && outsiders.length > 0 && (
        <div className="row-actions">
          <Button onClick={() => setEnding(true)}>{t("externalChat.end.title")}</Button>
        </div>
      )}
      <section className="column tight" aria-labelledby={heading}>
        <h3 id={heading}>{t("externalChat.contacts.outsiders")}</h3>
        {outsiders.length === 0 ? (
          <p className="muted">{t("externalChat.contacts.noneOf")}</p>
        ) : (
          <ul className="short-list">
            {outsiders.map((one) => (
              <OutsiderEntry key={one.id} outsider={one} />
            ))}
          </ul>
        )}
      </section>
      {isEnding && <EndContactsOf person={reach} onClose={() => setEnding(false)} />}
    </div>
  );
}

function OutsiderEntry({ outsider }: { outsider: Outsider }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isAccepted = outsider.state === "accepted";
  return (
    <li>
      <div className="outsider">
        <strong>
          {outsider.displayName ? <Address text={outsider.displayName} /> : t("externalChat.contacts.unnamed")}
        </strong>
        {/* Who has not come yet is known by their address only. */}
        {outsider.address !== outsider.displayName && (
          <span>
            <Address text={outsider.address} />
          </span>
        )}
        <span className="muted">{outsider.organization ?? t("externalChat.contacts.personal")}</span>
        <span className="muted">
          {t("externalChat.contacts.sinceDate", { date: format.date(outsider.since) })},{" "}
          {t("externalChat.contacts.lastDate", { date: format.dateTime(outsider.lastMessageDateTime) })}
        </span>
      </div>
      <span>
        <Badge appearance="tint" color={isAccepted ? "success" : "warning"} className="state-badge">
          {t(isAccepted ? "externalChat.contacts.state.accepted" : "externalChat.contacts.state.pending")}
        </Badge>
      </span>
    </li>
  );
}
