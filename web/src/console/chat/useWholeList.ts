import { type QueryKey, type UseQueryOptions, useQuery } from "@tanstack/react-query";
import { type LoadedList, usePagesOf } from "../list/useLoadedList";
import type { PagedList } from "../list/usePagedList";

/** A collection that the server gives as a whole, filtered and turned page by page here. */
export function useWholeList<Row, Key extends QueryKey>(
  query: UseQueryOptions<Row[], Error, Row[], Key>,
  isWanted: (row: Row) => boolean,
  arrangement: string,
): PagedList<Row> {
  const { data: rows = [], isPending, error, refetch } = useQuery(query);
  const list: LoadedList<Row> = {
    rows,
    total: rows.length,
    isPending,
    error,
    retry: () => void refetch(),
    loadMore: undefined,
    isLoadingMore: false,
  };
  return usePagesOf(list, rows.filter(isWanted), arrangement);
}
