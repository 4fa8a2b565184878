import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Address } from "../../ui/Address";
import { PersonMark } from "../../ui/PersonMark";

interface Named {
  id: string;
  displayName: string;
  userPrincipalName: string;
}

interface Props<Person extends Named> {
  people: readonly Person[];
  labelledBy: string;
  /** What else there is to say of somebody. */
  more?: (person: Person) => ReactNode;
}

/** People by name, each with the way to their page. */
export function NameList<Person extends Named>({ people, labelledBy, more }: Props<Person>) {
  return (
    <ul className="plain-list" aria-labelledby={labelledBy}>
      {people.map((person) => (
        <li key={person.id}>
          <PersonMark name={person.displayName} />
          <Link className="link" to="/people" search={{ q: person.userPrincipalName, person: person.id }}>
            {person.displayName}
          </Link>
          <span className="muted">
            <Address text={person.userPrincipalName} />
          </span>
          {more?.(person)}
        </li>
      ))}
    </ul>
  );
}
