import type { RoleDefinition } from "../../api/types";
import { useServerWords } from "../../i18n/useServerWords";
import { limitable } from "../../session/permissions";
import { permissionsOf } from "./roleQueries";

interface Props {
  title: string;
  role: RoleDefinition;
  /** Only what counts where the role is given for the people of a group. */
  scoped?: boolean;
}

/** What a role allows. */
export function PermissionList({ title, role, scoped = false }: Props) {
  const words = useServerWords();
  const shown = permissionsOf(role).filter((one) => !scoped || limitable.includes(one));
  return (
    <div>
      <p>{title}</p>
      <ul className="permission-list">
        {shown.map((permission) => (
          <li key={permission}>
            {words.permission(permission)}
            <code className="muted">{permission}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
