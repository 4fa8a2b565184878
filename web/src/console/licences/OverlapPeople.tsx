import { Button } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { skipTokenOf } from "../../api/odata";
import type { OverlapPerson, OverlapRow } from "../../api/types";
import { EntriesSkeleton } from "../../ui/EntriesSkeleton";
import { ErrorState } from "../../ui/ErrorState";
import { DetailDrawer } from "../dialog/DetailDrawer";
import { ProblemBar } from "../dialog/ProblemBar";
import { useLoadedList } from "../list/useLoadedList";
import type { PageQuery } from "../list/usePagedList";
import { downloadCsv } from "../report/reportCsv";
import { NameList } from "./NameList";
import { overlapPeopleCsv } from "./overlap";
import { useCapabilityName } from "./useCapabilityName";

/** People that one request brings. */
const portion = 50;

function peopleOf({ skuId, reason }: OverlapRow, query: PageQuery) {
  const url = "/beta/admin/licenses/overlap/{skuId}/{reason}/people";
  return unwrap(client.GET(url, { params: { path: { skuId, reason }, query } }));
}

interface Props {
  row: OverlapRow;
  onClose: () => void;
}

/** Who has a licence without using it. */
export function OverlapPeople({ row, onClose }: Props) {
  const { t } = useTranslation();
  const heading = useId();
  const nameOf = useCapabilityName();
  const key = ["licences", "overlap", row.skuId, row.reason];
  const { rows, total, isPending, error, retry, loadMore, isLoadingMore } = useLoadedList(
    key,
    (page) => peopleOf(row, page),
    portion,
  );
  const isCovered = row.reason === "covered";
  const more = (person: OverlapPerson) => (
    <span className="muted">
      {person.capability && nameOf(person.capability)}
      {!person.isDirect && ` · ${t("licences.overlap.fromGroup")}`}
    </span>
  );
  return (
    <DetailDrawer title={row.displayName} onClose={onClose}>
      <section className="column">
        <p>{t(`licences.overlap.reason.${isCovered ? "covered" : "outranked"}`)}</p>
        <h3 id={heading}>{t("licences.overlap.peopleCount", { count: total ?? row.people })}</h3>
        {isPending && <EntriesSkeleton />}
        {error && rows.length === 0 && <ErrorState error={error} onRetry={retry} />}
        {!isPending && !error && rows.length === 0 && <p className="muted">{t("licences.overlap.nobody")}</p>}
        {rows.length > 0 && <NameList labelledBy={heading} people={rows} more={more} />}
        {error && rows.length > 0 && <ProblemBar error={error} />}
        {loadMore && (
          <div>
            <Button size="small" aria-describedby={heading} disabledFocusable={isLoadingMore} onClick={loadMore}>
              {t(isLoadingMore ? "shared.loading" : "licences.people.more")}
            </Button>
          </div>
        )}
        {rows.length > 0 && <Download row={row} />}
      </section>
    </DetailDrawer>
  );
}

/** Pages as large as can be, one after the other: whoever decides for each person wants all of them. */
function Download({ row }: { row: OverlapRow }) {
  const { t } = useTranslation();
  const download = useMutation({
    mutationFn: async () => {
      const all: OverlapPerson[] = [];
      let after: string | undefined;
      do {
        const page = await peopleOf(row, { $top: 999, $skiptoken: after, $count: false });
        all.push(...page.value);
        after = skipTokenOf(page["@odata.nextLink"]);
      } while (after);
      downloadCsv(overlapPeopleCsv(row, all), `${row.displayName} ${row.reason}`);
    },
  });
  return (
    <div>
      <Button icon={<ArrowDownloadRegular />} disabledFocusable={download.isPending} onClick={() => download.mutate()}>
        {t("licences.overlap.downloadPeople")}
      </Button>
      {download.isError && <ProblemBar error={download.error} />}
    </div>
  );
}
