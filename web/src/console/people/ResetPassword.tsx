import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { User } from "../../api/types";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { temporaryPassword } from "./temporaryPassword";

interface Props {
  user: User;
  /** Hears the password, which can be read in this moment only. */
  onMade: (password: string) => void;
  onClose: () => void;
}

/** Gives somebody a password for their next sign-in. */
export function ResetPassword({ user, onMade, onClose }: Props) {
  const { t } = useTranslation();
  const name = user.displayName;
  const reset = async () => {
    const password = temporaryPassword();
    const params = { path: { id: user.id } };
    const body = { passwordProfile: { password, forceChangePasswordNextSignIn: true } };
    await unwrap(client.PATCH("/v1.0/users/{id}", { params, body }));
    onMade(password);
  };
  return (
    <ConfirmDialog
      title={t("people.password.title", { name })}
      confirmLabel={t("people.password.reset")}
      destructive
      onConfirm={reset}
      onClose={onClose}
    >
      <p>{t("people.password.help", { name })}</p>
    </ConfirmDialog>
  );
}
