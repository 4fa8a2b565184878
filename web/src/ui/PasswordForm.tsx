import { Button, Field, Input } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../api/client";

const empty = { current: "", new: "", repeat: "" };

interface Props {
  /** How its place lays fields out. */
  className: string;
  /** Lets password managers know whose it is. */
  userName: string;
  /** What the current password is called, where it is somebody else's choice. */
  currentLabel?: string;
  /** Above the fields. */
  heading?: ReactNode;
  /** How its place explains a refusal. */
  explain: (error: unknown) => ReactNode;
  onChanged?: () => void;
}

/** Changes the password of the signed-in person. */
export function PasswordForm({ className, userName, currentLabel, heading, explain, onChanged }: Props) {
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
    <form className={className} onSubmit={submit} noValidate>
      {heading}
      <input type="text" autoComplete="username" value={userName} readOnly hidden />
      {(["current", "new", "repeat"] as const).map((field) => (
        <Field
          key={field}
          label={(field === "current" && currentLabel) || t(`shared.password.${field}`)}
          hint={field === "new" ? t("shared.password.newHelp") : undefined}
          validationMessage={field === "repeat" && different ? t("shared.password.notEqual") : undefined}
        >
          <Input
            type="password"
            autoComplete={field === "current" ? "current-password" : "new-password"}
            value={values[field]}
            onChange={(_, data) => setValues({ ...values, [field]: data.value })}
          />
        </Field>
      ))}
      {change.isError && explain(change.error)}
      <p role="status" className="form-done">
        {change.isSuccess && t("shared.password.changed")}
      </p>
      <div>
        <Button type="submit" appearance="primary" disabledFocusable={incomplete || change.isPending}>
          {t("shared.password.change")}
        </Button>
      </div>
    </form>
  );
}
