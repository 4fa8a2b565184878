// Microsoft's Graph client for JavaScript against the server: reads, pages, filters, creates, changes, deletes.
import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { ClientSecretCredential } from "@azure/identity";
import { Client, PageIterator } from "@microsoft/microsoft-graph-client";
import { TokenCredentialAuthenticationProvider } from "@microsoft/microsoft-graph-client/authProviders/azureTokenCredentials/index.js";

interface Person {
  id: string;
  displayName: string;
  jobTitle?: string | null;
}

function said(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

const url = said("BEFFROI_URL");
const domain = said("BEFFROI_DOMAIN");
const credential = new ClientSecretCredential(
  said("BEFFROI_TENANT"),
  said("BEFFROI_CLIENT_ID"),
  said("BEFFROI_CLIENT_SECRET"),
  { authorityHost: url, disableInstanceDiscovery: true },
);
const authProvider = new TokenCredentialAuthenticationProvider(credential, {
  scopes: ["https://graph.microsoft.com/.default"],
});
const graph = Client.initWithMiddleware({
  authProvider,
  baseUrl: `${url}/`,
  defaultVersion: "v1.0",
  customHosts: new Set([new URL(url).hostname]),
});

const people: Person[] = [];
for (let n = 0; n < 7; n += 1)
  people.push(
    await graph.api("/users").post({
      accountEnabled: true,
      displayName: `Node ${n}`,
      mailNickname: `node${n}`,
      userPrincipalName: `node${n}@${domain}`,
      passwordProfile: { forceChangePasswordNextSignIn: true, password: "trois pommes bleues" },
    }),
  );

const names: string[] = [];
const first = await graph
  .api("/users")
  .header("ConsistencyLevel", "eventual")
  .filter("startsWith(displayName,'Node')")
  .select(["id", "displayName"])
  .orderby("displayName")
  .top(3)
  .count(true)
  .get();
equal(first["@odata.count"], 7);
await new PageIterator(graph, first, (person: Person) => {
  names.push(person.displayName);
  return true;
}).iterate();
deepEqual(
  names,
  people.map((person) => person.displayName),
);

const [one] = people;
ok(one);
await graph.api(`/users/${one.id}`).patch({ jobTitle: "Engineer", department: null });
const changed: Person = await graph.api(`/users/${one.id}`).select("id,displayName,jobTitle").get();
equal(changed.jobTitle, "Engineer");
// What was fetched may be sent back.
await graph.api(`/users/${one.id}`).patch({ ...changed, jobTitle: null });

const group = await graph
  .api("/groups")
  .post({ displayName: "Nodes", mailNickname: "nodes", mailEnabled: false, securityEnabled: true });
const reference = { "@odata.id": `https://graph.microsoft.com/v1.0/directoryObjects/${one.id}` };
await graph.api(`/groups/${group.id}/members/$ref`).post(reference);
const members = await graph.api(`/groups/${group.id}/members`).get();
equal(members.value[0].id, one.id);
equal(members.value[0]["@odata.type"], "#microsoft.graph.user");

for (const person of people) await graph.api(`/users/${person.id}`).delete();
await rejects(graph.api(`/users/${one.id}`).get(), { statusCode: 404, code: "Request_ResourceNotFound" });
console.log("microsoft-graph-client: 7 people made, paged, changed, grouped and deleted");
