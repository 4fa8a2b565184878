import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { MailMessage } from "../../api/types";
import { useCan } from "../../session/useSession";

interface Props {
  mail: Pick<MailMessage, "userId" | "recipient">;
  names: ReadonlyMap<string, string>;
}

/** To whom a mail is: somebody of the directory, with the way to their page, or an address. */
export function MailRecipient({ mail: { userId, recipient }, names }: Props) {
  const { t } = useTranslation();
  const mayReadPeople = useCan("User.Read.All");
  if (!userId) return recipient ?? t("mail.nobody");
  const name = names.get(userId) ?? recipient ?? t("mail.somebody");
  if (!mayReadPeople) return name;
  return (
    <Link className="link" to="/people" search={{ person: userId }}>
      {name}
    </Link>
  );
}
