import { Button, Field, Input } from "@fluentui/react-components";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCan } from "../../session/useSession";
import { DirectoryPicker } from "../picker/DirectoryPicker";

/** Somebody of the organization, by id or user name. */
export interface ChosenPerson {
  id: string;
  name: string;
}

/** Finds somebody; whoever may not read people writes the whole user name. */
export function PersonField({ onChoose }: { onChoose: (person: ChosenPerson) => void }) {
  const { t } = useTranslation();
  const mayReadPeople = useCan("User.Read.All");
  const [typed, setTyped] = useState("");
  const name = typed.trim();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (name !== "") onChoose({ id: name, name });
  };
  if (mayReadPeople)
    return (
      <div className="narrow">
        <DirectoryPicker
          label={t("externalChat.who.pick")}
          kinds={["user"]}
          onPick={(choice) => onChoose({ id: choice.id, name: choice.displayName })}
        />
      </div>
    );
  return (
    <form className="narrow field-and-button" onSubmit={submit}>
      <Field label={t("externalChat.who.pickName")}>
        <Input value={typed} onChange={(_, data) => setTyped(data.value)} />
      </Field>
      <Button type="submit">{t("externalChat.who.show")}</Button>
    </form>
  );
}
