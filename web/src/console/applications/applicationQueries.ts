import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "../../api/client";

export const applicationQuery = (id: string) =>
  queryOptions({
    queryKey: ["applications", "one", id],
    queryFn: () => unwrap(client.GET("/v1.0/applications/{id}", { params: { path: { id } } })),
  });
