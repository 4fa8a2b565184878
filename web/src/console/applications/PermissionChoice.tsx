import { Checkbox } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { useServerWords } from "../../i18n/useServerWords";
import { permissions } from "../../session/permissions";
import { useCan } from "../../session/useSession";

interface Props {
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** What an application may do, in words and under the name that scripts use. */
export function PermissionChoice({ chosen, onChange }: Props) {
  const { t } = useTranslation();
  const words = useServerWords();
  const toggle = (name: string, on: boolean) =>
    onChange(on ? [...chosen, name] : chosen.filter((other) => other !== name));
  return (
    <fieldset className="permission-choice">
      <legend>{t("applications.field.permissions")}</legend>
      <p className="muted">{t("applications.hint.permissions")}</p>
      {permissions.map((name) => (
        <PermissionBox key={name} name={name} checked={chosen.includes(name)} onChange={(on) => toggle(name, on)}>
          {words.permission(name)}
        </PermissionBox>
      ))}
    </fieldset>
  );
}

interface BoxProps {
  name: (typeof permissions)[number];
  checked: boolean;
  onChange: (on: boolean) => void;
  children: string;
}

/** Nobody can give what they do not hold, unless they may give roles. */
function PermissionBox({ name, checked, onChange, children }: BoxProps) {
  const holds = useCan(name);
  const mayGiveAll = useCan("RoleManagement.ReadWrite.Directory");
  return (
    <Checkbox
      checked={checked}
      disabled={!checked && !holds && !mayGiveAll}
      onChange={(_, data) => onChange(data.checked === true)}
      label={
        <span>
          {children} <code className="muted">{name}</code>
        </span>
      }
    />
  );
}
