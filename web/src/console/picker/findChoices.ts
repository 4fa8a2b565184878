import { client, unwrap } from "../../api/client";
import { searchTerm } from "../../api/odata";

export type DirectoryChoice =
  | { kind: "user"; id: string; displayName: string; userPrincipalName: string }
  | { kind: "group"; id: string; displayName: string; people: number };

/** Most suggestions of each kind. */
const suggestions = 8;

async function findGroups(term: string): Promise<DirectoryChoice[]> {
  const query = { $top: suggestions, $search: searchTerm(term) };
  const found = await unwrap(client.GET("/v1.0/groups", { params: { query } }));
  return found.value.map((one) => ({
    kind: "group",
    id: one.id,
    displayName: one.displayName,
    people: one.transitiveUserCount,
  }));
}

async function findUsers(term: string): Promise<DirectoryChoice[]> {
  const query = { $top: suggestions, $search: searchTerm(term) };
  const found = await unwrap(client.GET("/v1.0/users", { params: { query } }));
  return found.value.map((one) => ({
    kind: "user",
    id: one.id,
    displayName: one.displayName,
    userPrincipalName: one.userPrincipalName,
  }));
}

/** People and groups whose names match, groups first. */
export async function findChoices(term: string, kinds: readonly DirectoryChoice["kind"][]): Promise<DirectoryChoice[]> {
  const [groups, users] = await Promise.all([
    kinds.includes("group") ? findGroups(term) : [],
    kinds.includes("user") ? findUsers(term) : [],
  ]);
  return [...groups, ...users];
}
