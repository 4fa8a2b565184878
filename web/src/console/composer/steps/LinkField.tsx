import { Field, Input } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

interface Props {
  link: string;
  problem: string | undefined;
  onChange: (link: string) => void;
}

/** Where a click leads. */
export function LinkField({ link, problem, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Field label={t("composer.text.link")} hint={t("composer.text.linkHelp")} validationMessage={problem} required>
      <Input type="url" value={link} placeholder="https://" onChange={(_, data) => onChange(data.value)} />
    </Field>
  );
}
