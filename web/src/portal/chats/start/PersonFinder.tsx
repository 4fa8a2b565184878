import { Button, Field, Input } from "@fluentui/react-components";
import { PersonSearchRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { type RefObject, type SubmitEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../../api/problem";
import type { FoundPerson } from "../../../api/types";
import { findPerson } from "../chatRequests";
import { refusalWords } from "../refusalWords";

interface Props {
  isPersonal: boolean;
  onFound: (person: FoundPerson) => void;
  field?: RefObject<HTMLInputElement | null>;
}

/** Finds somebody by the whole of their address: nobody is found by a part of it. */
export function PersonFinder({ isPersonal, onFound, field }: Props) {
  const { t } = useTranslation();
  const [address, setAddress] = useState("");
  const own = useRef<HTMLInputElement>(null);
  const input = field ?? own;
  const find = useMutation({
    mutationFn: findPerson,
    onSuccess: (person) => {
      setAddress("");
      onFound(person);
      input.current?.focus();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    // A form within a dialog's form is that one's own.
    event.stopPropagation();
    if (address.trim() !== "" && !find.isPending) find.mutate(address.trim());
  };
  const problem = find.error ? toProblem(find.error) : undefined;
  return (
    <form onSubmit={submit} noValidate className="finder">
      <Field
        label={t(isPersonal ? "chats.find.email" : "chats.find.address")}
        hint={t(isPersonal ? "chats.find.emailHelp" : "chats.find.help")}
        validationMessage={
          problem &&
          findWords(problem.status, t("chats.find.none"), t("chats.find.noAddress"), refusalWords(problem, t))
        }
      >
        <Input
          ref={input}
          value={address}
          onChange={(_, data) => {
            setAddress(data.value);
            find.reset();
          }}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          type="text"
          inputMode="email"
        />
      </Field>
      <Button type="submit" icon={<PersonSearchRegular />} disabledFocusable={find.isPending || address.trim() === ""}>
        {t("chats.find.find")}
      </Button>
    </form>
  );
}

function findWords(status: number, none: string, noAddress: string, others: string): string {
  if (status === 404) return none;
  return status === 400 ? noAddress : others;
}
