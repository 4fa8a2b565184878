import { Button } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/useFormat";
import { EmptyState } from "../../ui/EmptyState";
import type { Column } from "../list/DataTable";
import { ListSearch, ListTools } from "../list/ListTools";
import { ListView } from "../list/ListView";
import type { PagedList } from "../list/usePagedList";
import { Page } from "../shell/Page";
import { type DeletedThing, RemoveForGood, Restore } from "./DeletedMoves";

interface Props<Thing extends DeletedThing> {
  kind: "people" | "groups";
  list: PagedList<Thing>;
  /** What tells things of the same name apart. */
  named: Column<Thing>;
  mayRestore: boolean;
  search: string | undefined;
  onSearch: (text: string | undefined) => void;
}

/** What was deleted within the last 30 days: it can be restored, or removed for good. */
export function DeletedList<Thing extends DeletedThing>({ kind, list, named, search, ...more }: Props<Thing>) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<{ move: "restore" | "remove"; thing: Thing }>();
  const columns = useDeletedColumns(named, more.mayRestore, (move, thing) => setAsking({ move, thing }));
  const close = () => setAsking(undefined);
  return (
    <Page
      title={t(`deleted.${kind}.title`)}
      intro={t(`deleted.${kind}.intro`)}
      trail={
        <Link className="link" to={`/${kind}`}>
          {t(`${kind}.title`)}
        </Link>
      }
    >
      <ListTools>
        <ListSearch value={search} placeholder={t(`${kind}.search`)} onChange={more.onSearch} />
      </ListTools>
      <ListView
        label={t(`deleted.${kind}.title`)}
        list={list}
        times
        columns={columns}
        rowKey={(row) => row.id}
        filtered={search !== undefined}
        onClearFilters={() => more.onSearch(undefined)}
        empty={<EmptyState icon={<DeleteRegular />} title={t(`deleted.${kind}.empty`)} help={t("deleted.emptyHelp")} />}
      />
      {asking?.move === "restore" && <Restore kind={kind} thing={asking.thing} onClose={close} />}
      {asking?.move === "remove" && <RemoveForGood kind={kind} thing={asking.thing} onClose={close} />}
    </Page>
  );
}

function useDeletedColumns<Thing extends DeletedThing>(
  named: Column<Thing>,
  mayRestore: boolean,
  onAsk: (move: "restore" | "remove", thing: Thing) => void,
): Column<Thing>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: Column<Thing>[] = [
    { key: "name", header: t("people.column.name"), isTitle: true, cell: (row) => row.displayName },
    named,
    {
      key: "deleted",
      header: t("deleted.when"),
      oneLine: true,
      cell: (row) => (row.deletedDateTime ? format.dateTime(row.deletedDateTime) : "–"),
    },
  ];
  if (mayRestore)
    columns.push({
      key: "actions",
      header: t("deleted.moves"),
      isActions: true,
      cell: (row) => (
        <span className="row-actions end">
          <Button
            size="small"
            aria-label={t("deleted.restoreOf", { name: row.displayName })}
            onClick={() => onAsk("restore", row)}
          >
            {t("deleted.restore")}
          </Button>
          <Button
            size="small"
            aria-label={t("deleted.removeOf", { name: row.displayName })}
            onClick={() => onAsk("remove", row)}
          >
            {t("deleted.remove")}
          </Button>
        </span>
      ),
    });
  return columns;
}
