import { useTranslation } from "react-i18next";
import { allOf, literal, searchTerm } from "../../api/odata";
import { messageLocations, messageObjectives, messageStates } from "../../api/types";
import { ListFilter, ListSearch, ListTools } from "../list/ListTools";

/** Which messages are chosen, as it stands in the address. */
export interface MessageChoice {
  q?: string;
  state?: string;
  location?: string;
  objective?: string;
}

/** The choice as the server's query options. */
export function chosen(choice: MessageChoice) {
  const $filter = allOf(
    choice.state && `state eq ${literal(choice.state)}`,
    choice.location && `location eq ${literal(choice.location)}`,
    choice.objective && `objective eq ${literal(choice.objective)}`,
  );
  return { $filter, $search: searchTerm(choice.q) };
}

interface Props {
  search: MessageChoice;
  onChange: (part: MessageChoice) => void;
  /** Further filters. */
  children?: React.ReactNode;
}

export function MessageFilters({ search, onChange, children }: Props) {
  const { t } = useTranslation();
  return (
    <ListTools>
      <ListSearch value={search.q} placeholder={t("messages.search")} onChange={(q) => onChange({ q })} />
      <ListFilter
        label={t("messages.column.state")}
        value={search.state}
        onChange={(state) => onChange({ state })}
        options={messageStates.map((value) => ({ value, label: t(`messages.state.${value}`) }))}
      />
      <ListFilter
        label={t("messages.column.location")}
        value={search.location}
        onChange={(location) => onChange({ location })}
        options={messageLocations.map((value) => ({ value, label: t(`shared.location.${value}`) }))}
      />
      <ListFilter
        label={t("messages.column.objective")}
        value={search.objective}
        onChange={(objective) => onChange({ objective })}
        options={messageObjectives.map((value) => ({ value, label: t(`messages.objective.${value}`) }))}
      />
      {children}
    </ListTools>
  );
}
