import { Button } from "@fluentui/react-components";
import {
  DeleteRegular,
  EditRegular,
  KeyResetRegular,
  PersonAvailableRegular,
  PersonProhibitedRegular,
  SignOutRegular,
} from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { User } from "../../api/types";
import { useCan, useCanForSome, useSession } from "../../session/useSession";
import { ShownOnceDialog } from "../dialog/ShownOnceDialog";
import { AccountDialog, type AccountMove } from "./AccountDialog";
import { PersonForm } from "./PersonForm";
import { ResetPassword } from "./ResetPassword";

interface Props {
  user: User;
  onGone: () => void;
}

/** What an administrator can do with a person; with themselves, no more than edit. */
export function PersonActions({ user, onGone }: Props) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const mayWrite = useCanForSome("User.ReadWrite.All");
  const isMe = useSession().user.id === user.id;
  if (!mayWrite) return null;
  return (
    <div className="row-actions">
      <Button icon={<EditRegular />} onClick={() => setEditing(true)}>
        {t("shared.action.edit")}
      </Button>
      {!isMe && <AccountActions user={user} onGone={onGone} />}
      {editing && <PersonForm user={user} onClose={() => setEditing(false)} />}
    </div>
  );
}

function AccountActions({ user, onGone }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<AccountMove | "password">();
  const [password, setPassword] = useState<string>();
  const mayDelete = useCan("User.ReadWrite.All");
  const close = () => setAsking(undefined);
  return (
    <>
      <Button icon={<KeyResetRegular />} onClick={() => setAsking("password")}>
        {t("people.password.reset")}
      </Button>
      <Button
        icon={user.accountEnabled ? <PersonProhibitedRegular /> : <PersonAvailableRegular />}
        onClick={() => setAsking(user.accountEnabled ? "disable" : "enable")}
      >
        {t(user.accountEnabled ? "people.disable" : "people.enable")}
      </Button>
      <Button icon={<SignOutRegular />} onClick={() => setAsking("signOut")}>
        {t("people.signOut")}
      </Button>
      {mayDelete && (
        <Button icon={<DeleteRegular />} onClick={() => setAsking("delete")}>
          {t("people.delete")}
        </Button>
      )}
      {asking === "password" && <ResetPassword user={user} onMade={setPassword} onClose={close} />}
      {asking && asking !== "password" && <AccountDialog user={user} move={asking} onClose={close} onGone={onGone} />}
      {password && (
        <ShownOnceDialog
          title={t("people.password.made", { name: user.displayName })}
          help={t("people.password.madeHelp")}
          label={t("people.password.label")}
          secret={password}
          keptLabel={t("people.password.kept")}
          onClose={() => setPassword(undefined)}
        />
      )}
    </>
  );
}
