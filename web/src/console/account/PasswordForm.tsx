import { Button, Field, Input } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { ProblemBar } from "../dialog/ProblemBar";
import { useNotice } from "../shell/notices";

const empty = { current: "", new: "", repeat: "" };

/** Changes the password. `userName` lets password managers know whose it is. */
export function PasswordForm({ userName }: { userName: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const [values, setValues] = useState(empty);
  const change = useMutation({
    mutationFn: () =>
      unwrap(
        client.POST("/identity/password", {
          body: { currentPassword: values.current, newPassword: values.new },
        }),
      ),
    onSuccess: async () => {
      setValues(empty);
      notify(t("account.changed"));
      await queries.invalidateQueries({ queryKey: ["sessions"] });
    },
  });
  const different = values.repeat !== "" && values.repeat !== values.new;
  const incomplete = values.current === "" || values.new === "" || values.repeat !== values.new;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!incomplete) change.mutate();
  };
  return (
    <form className="card panel" onSubmit={submit} noValidate>
      <h2>{t("account.password")}</h2>
      <input type="text" autoComplete="username" value={userName} readOnly hidden />
      {(["current", "new", "repeat"] as const).map((field) => (
        <Field
          key={field}
          label={t(`account.${field}`)}
          hint={field === "new" ? t("account.newHelp") : undefined}
          validationMessage={field === "repeat" && different ? t("account.notEqual") : undefined}
        >
          <Input
            type="password"
            autoComplete={field === "current" ? "current-password" : "new-password"}
            value={values[field]}
            onChange={(_, data) => setValues({ ...values, [field]: data.value })}
          />
        </Field>
      ))}
      {change.isError && <ProblemBar error={change.error} />}
      <div>
        <Button type="submit" appearance="primary" disabled={incomplete || change.isPending}>
          {t("account.change")}
        </Button>
      </div>
    </form>
  );
}
