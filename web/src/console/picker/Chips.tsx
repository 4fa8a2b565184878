import { InteractionTag, InteractionTagPrimary, InteractionTagSecondary, TagGroup } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

interface Props {
  label: string;
  chosen: readonly { id: string; name: string }[];
  onRemove: (id: string) => void;
}

/** What has been picked, each with its way out. */
export function Chips({ label, chosen, onRemove }: Props) {
  const { t } = useTranslation();
  if (chosen.length === 0) return null;
  return (
    <TagGroup className="chips" aria-label={label} onDismiss={(_, data) => onRemove(String(data.value))}>
      {chosen.map((one) => (
        <InteractionTag key={one.id} value={one.id}>
          <InteractionTagPrimary hasSecondaryAction>{one.name}</InteractionTagPrimary>
          <InteractionTagSecondary aria-label={t("shell.picker.remove", { name: one.name })} />
        </InteractionTag>
      ))}
    </TagGroup>
  );
}
