import { Field, Input } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { type Problem, toProblem } from "../../api/problem";
import type { User } from "../../api/types";
import { detailWords } from "../../ui/problemWords";
import { FormDialog } from "../dialog/FormDialog";
import { useNotice } from "../shell/notices";
import {
  emptyPerson,
  type PersonField,
  type PersonValues,
  personChanges,
  personFields,
  valuesOf,
} from "./personValues";

interface Props {
  /** The person to change; without one a new person is added. */
  user?: User;
  onClose: () => void;
}

/** The fields of a person, for adding and changing. */
export function PersonForm({ user, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const [values, setValues] = useState<PersonValues>(() => (user ? valuesOf(user) : emptyPerson()));
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<Problem>();
  const save = async () => {
    try {
      if (user) await change(user, values);
      else await create(values, password);
    } catch (cause) {
      setProblem(toProblem(cause));
      throw cause;
    }
    await queries.invalidateQueries({ queryKey: ["people"] });
    notify(t(user ? "people.saved" : "people.created", { name: values.displayName }));
  };
  const missing = values.displayName.trim() === "" || values.userPrincipalName.trim() === "";
  return (
    <FormDialog
      title={user ? t("people.edit", { name: user.displayName }) : t("people.newTitle")}
      submitLabel={t(user ? "shared.action.save" : "shared.action.add")}
      disabled={missing}
      onSubmit={save}
      onClose={onClose}
      onReload={user && (() => queries.invalidateQueries({ queryKey: ["people"] }).then(onClose))}
    >
      <div className="form-grid">
        {personFields.map((field) => (
          <PersonFieldInput
            key={field}
            field={field}
            value={values[field]}
            problem={problem?.target === field ? (detailWords(problem, t) ?? problem.message) : undefined}
            onChange={(value) => setValues({ ...values, [field]: value })}
          />
        ))}
        {!user && (
          <Field label={t("people.field.password")} hint={t("people.hint.password")}>
            <Input
              type="password"
              autoComplete="new-password"
              value={password}
              onChange={(_, data) => setPassword(data.value)}
            />
          </Field>
        )}
      </div>
    </FormDialog>
  );
}

async function create(values: PersonValues, password: string): Promise<void> {
  const body = {
    ...personChanges(emptyPerson(), values),
    displayName: values.displayName.trim(),
    userPrincipalName: values.userPrincipalName.trim(),
    ...(password === "" ? {} : { passwordProfile: { password, forceChangePasswordNextSignIn: true } }),
  };
  await unwrap(client.POST("/v1.0/users", { body }));
}

async function change(user: User, values: PersonValues): Promise<void> {
  const body = personChanges(valuesOf(user), values);
  if (Object.keys(body).length === 0) return;
  const header = { "If-Match": user["@odata.etag"] };
  await unwrap(client.PATCH("/v1.0/users/{id}", { params: { path: { id: user.id }, header }, body }));
}

interface FieldProps {
  field: PersonField;
  value: string;
  problem: string | undefined;
  onChange: (value: string) => void;
}

const hints = {
  userPrincipalName: "people.hint.userPrincipalName",
  preferredLanguage: "people.hint.preferredLanguage",
} as const;

function PersonFieldInput({ field, value, problem, onChange }: FieldProps) {
  const { t } = useTranslation();
  const required = field === "displayName" || field === "userPrincipalName";
  const hint = field in hints ? t(hints[field as keyof typeof hints]) : undefined;
  return (
    <Field label={t(`people.field.${field}`)} hint={hint} validationMessage={problem} required={required}>
      <Input value={value} onChange={(_, data) => onChange(data.value)} />
    </Field>
  );
}
