import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { RoleDefinition } from "../api/types";

interface NamedRole {
  id: string;
  displayName: string;
}

/** The text under a key that may not be there; then the server's own. */
export function translated(t: TFunction, key: string, own: string): string {
  // A key made at run time is none that the compiler knows.
  return (t as (key: string, options: { defaultValue: string }) => string)(key, { defaultValue: own });
}

/** What the server calls its roles, acts and fields, in the reader's language where there are words for it. */
export function useServerWords() {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      // Built-in roles are known by their template's id, which is their own id too.
      roleName: (role: NamedRole) => translated(t, `server.role.${role.id}.name`, role.displayName),
      roleDescription: (role: RoleDefinition) =>
        translated(t, `server.role.${role.id}.description`, role.description ?? ""),
      permission: (name: string) => translated(t, `roles.permission.${name}`, name),
      activity: (text: string) => translated(t, `server.activity.${text}`, text),
      category: (text: string) => translated(t, `server.category.${text}`, text),
      field: (name: string) => translated(t, `shared.field.${name}`, name),
      reason: (text: string) => reasonWords(t, text),
    }),
    [t],
  );
}

/** A reason is one of the server's own, or the code of a refusal with its English sentence. */
function reasonWords(t: TFunction, text: string): string {
  const [, code, sentence] = /^(\w+): (.*)$/s.exec(text) ?? [];
  if (!code) return translated(t, `server.reason.${text}`, text);
  return translated(t, `shared.problem.code.${code}`, sentence ?? text);
}
