import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import type { FoundPerson, NewChatMember } from "../../../api/types";
import { Address } from "../../../ui/Address";
import { PersonMark } from "../../../ui/PersonMark";
import { ExternalMark } from "../ChatMarks";

/** Somebody who was found, as a member to be. Ids are for people whom one knows already; the address always fits. */
export function memberOf({ address }: FoundPerson): NewChatMember {
  return address.includes("@") ? { email: address } : { phoneNumber: address };
}

/** Somebody who was found: who, whether outside, and whether an invitation goes to them. */
export function FoundEntry({ person, onRemove }: { person: FoundPerson; onRemove: () => void }) {
  const { t } = useTranslation();
  // Of a number that has no name, the name is the number as people write it.
  const isNamed = person.displayName.replaceAll(" ", "") !== person.address;
  return (
    <li className="found">
      <PersonMark name={person.displayName} size={36} />
      <div className="found-words">
        <p className="found-name">
          <span dir="auto">
            <Address text={person.displayName} />
          </span>{" "}
          {person.isExternal && <ExternalMark />}
        </p>
        {(isNamed || person.organization) && (
          <p className="muted">
            {isNamed && <Address text={person.address} />}
            {isNamed && person.organization && " · "}
            {person.organization}
          </p>
        )}
        {person.isInvited && (
          <p>{t(person.address.includes("@") ? "chats.find.invitedByMail" : "chats.find.invitedByText")}</p>
        )}
      </div>
      <Button
        appearance="subtle"
        icon={<DismissRegular />}
        aria-label={t("chats.find.remove", { name: person.displayName })}
        title={t("shared.action.remove")}
        onClick={onRemove}
      />
    </li>
  );
}
