import { type QueryKey, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { skipTokenOf } from "../../api/odata";
import { type CollectionPage, type PagedList, type PageQuery, pageSize } from "./usePagedList";

/** As many rows as the server gives at once. */
const mostRows = 999;

export interface LoadedList<Row> {
  /** All that were loaded so far, as the server orders them. */
  rows: Row[];
  total: number | undefined;
  isPending: boolean;
  error: Error | null;
  retry: () => void;
  /** Loads further rows; undefined when all are there. */
  loadMore: (() => void) | undefined;
  isLoadingMore: boolean;
}

/**
 * A collection of which more and more is loaded. One that the server neither sorts nor searches is loaded in portions
 * as large as can be, and arranged here.
 */
export function useLoadedList<Row>(
  key: QueryKey,
  load: (page: PageQuery) => Promise<CollectionPage<Row>>,
  portion = mostRows,
): LoadedList<Row> {
  const query = useInfiniteQuery({
    queryKey: [...key, "loaded"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => load({ $top: portion, $skiptoken: pageParam, $count: true }),
    getNextPageParam: (last) => skipTokenOf(last["@odata.nextLink"]),
  });
  const pages = query.data?.pages ?? [];
  return {
    rows: pages.flatMap((page) => page.value),
    total: pages[0]?.["@odata.count"] ?? undefined,
    isPending: query.isPending,
    error: query.error,
    retry: () => void query.refetch(),
    loadMore: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    isLoadingMore: query.isFetchingNextPage,
  };
}

/** The rows that are to be shown of a loaded list, page by page. Another `arrangement` begins at the first page. */
export function usePagesOf<Row>(list: LoadedList<Row>, rows: readonly Row[], arrangement: string): PagedList<Row> {
  const [turned, setTurned] = useState({ arrangement, page: 0 });
  const wanted = turned.arrangement === arrangement ? turned.page : 0;
  // Rows may have gone since: the last page that there is.
  const page = Math.min(wanted, Math.max(0, Math.ceil(rows.length / pageSize) - 1));
  const turnTo = (next: number) => setTurned({ arrangement, page: next });
  const start = page * pageSize;
  return {
    rows: rows.slice(start, start + pageSize),
    total: rows.length,
    from: start + 1,
    isPending: list.isPending,
    isRefreshing: false,
    error: list.error,
    retry: list.retry,
    next: start + pageSize < rows.length ? () => turnTo(page + 1) : undefined,
    previous: page > 0 ? () => turnTo(page - 1) : undefined,
  };
}
