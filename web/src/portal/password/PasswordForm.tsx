import { Button, Field, Input } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { ErrorState } from "../../ui/ErrorState";

const empty = { current: "", new: "", repeat: "" };

interface Props {
  /** Lets password managers know whose it is. */
  userName: string;
  /** What the current password is called. */
  currentLabel: string;
  onChanged?: () => void;
}

/** Changes the password of the signed-in person. */
export function PasswordForm({ userName, currentLabel, onChanged }: Props) {
  const { t } = useTranslation();
  const [values, setValues] = useState(empty);
  const change = useMutation({
    mutationFn: () =>
      unwrap(client.POST("/identity/password", { body: { currentPassword: values.current, newPassword: values.new } })),
    onSuccess: () => {
      setValues(empty);
      onChanged?.();
    },
  });
  const different = values.repeat !== "" && values.repeat !== values.new;
  const incomplete = values.current === "" || values.new === "" || values.repeat !== values.new;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!incomplete) change.mutate();
  };
  return (
    <form className="portal-fields" onSubmit={submit} noValidate>
      <input type="text" autoComplete="username" value={userName} readOnly hidden />
      {(["current", "new", "repeat"] as const).map((field) => (
        <Field
          key={field}
          label={field === "current" ? currentLabel : t(`portal.password.${field}`)}
          hint={field === "new" ? t("portal.password.newHelp") : undefined}
          validationMessage={field === "repeat" && different ? t("portal.password.notEqual") : undefined}
        >
          <Input
            type="password"
            autoComplete={field === "current" ? "current-password" : "new-password"}
            value={values[field]}
            onChange={(_, data) => setValues({ ...values, [field]: data.value })}
          />
        </Field>
      ))}
      {change.isError && <ErrorState error={change.error} />}
      <p role="status">{change.isSuccess && t("portal.password.changed")}</p>
      <div>
        <Button type="submit" appearance="primary" disabledFocusable={incomplete || change.isPending}>
          {t("portal.password.change")}
        </Button>
      </div>
    </form>
  );
}
