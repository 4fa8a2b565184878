import { keepPreviousData, type QueryKey, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { skipTokenOf } from "../../api/odata";

/** Rows of one page. */
export const pageSize = 50;

export interface CollectionPage<Row> {
  value: Row[];
  "@odata.count"?: number | null;
  "@odata.nextLink"?: string | null;
}

export interface PageQuery {
  $top: number;
  $skiptoken: string | undefined;
  $count: boolean;
}

export interface PagedList<Row> {
  rows: Row[];
  total: number | undefined;
  /** Number of the first row, from 1. */
  from: number;
  isPending: boolean;
  isRefreshing: boolean;
  error: Error | null;
  retry: () => void;
  next: (() => void) | undefined;
  previous: (() => void) | undefined;
}

/**
 * A collection of the server, page by page. A new `key` (other filters, another order) starts at the first page.
 * The tokens of the pages gone through are kept, because the server only names the next one.
 */
export function usePagedList<Row>(
  key: QueryKey,
  load: (page: PageQuery) => Promise<CollectionPage<Row>>,
): PagedList<Row> {
  const list = JSON.stringify(key);
  const [visited, setVisited] = useState<{ list: string; tokens: string[] }>({ list, tokens: [] });
  const tokens = visited.list === list ? visited.tokens : [];
  const token = tokens.at(-1);
  const query = useQuery({
    queryKey: [...key, token ?? ""],
    queryFn: () => load({ $top: pageSize, $skiptoken: token, $count: true }),
    placeholderData: keepPreviousData,
  });
  const nextToken = skipTokenOf(query.data?.["@odata.nextLink"]);
  return {
    rows: query.data?.value ?? [],
    total: query.data?.["@odata.count"] ?? undefined,
    from: tokens.length * pageSize + 1,
    isPending: query.isPending,
    isRefreshing: query.isPlaceholderData,
    error: query.error,
    retry: () => void query.refetch(),
    next: nextToken ? () => setVisited({ list, tokens: [...tokens, nextToken] }) : undefined,
    previous: tokens.length > 0 ? () => setVisited({ list, tokens: tokens.slice(0, -1) }) : undefined,
  };
}
