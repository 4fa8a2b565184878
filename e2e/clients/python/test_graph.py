"""Users and groups by msgraph-sdk: made, read, counted, expanded, followed by delta, deleted, restored."""

import json

import requests
from kiota_abstractions.base_request_configuration import RequestConfiguration
from msgraph.generated.models.group import Group
from msgraph.generated.models.password_profile import PasswordProfile
from msgraph.generated.models.reference_create import ReferenceCreate
from msgraph.generated.models.user import User
from msgraph.generated.users.users_request_builder import UsersRequestBuilder
from msgraph_core import PageIterator
from msgraph_core.requests.batch_request_content import BatchRequestContent

from office import DOMAIN, SCOPE, URL, Client

GRAPH = "https://graph.microsoft.com/v1.0"
Query = UsersRequestBuilder.UsersRequestBuilderGetQueryParameters


def person(name: str) -> User:
    password = PasswordProfile(
        force_change_password_next_sign_in=True, password="trois pommes bleues"
    )
    return User(
        account_enabled=True,
        display_name=name,
        mail_nickname=name,
        user_principal_name=f"{name}@{DOMAIN}",
        password_profile=password,
    )


def asked(**query) -> RequestConfiguration:
    configuration = RequestConfiguration(query_parameters=Query(**query))
    configuration.headers.add("ConsistencyLevel", "eventual")
    return configuration


async def whole_round(builder, link=None):
    """Every row of a delta round, and the link to the next round."""
    page = await (builder.with_url(link) if link else builder).get()
    rows = list(page.value)
    while not page.odata_delta_link:
        page = await builder.with_url(page.odata_next_link).get()
        rows += page.value
    return rows, page.odata_delta_link


class Directory(Client):
    async def test_delta_deletion_and_restoration(self):
        ada = await self.graph.users.post(person("ada"))
        bob = await self.graph.users.post(person("bob"))
        group = await self.graph.groups.post(
            Group(
                display_name="Sales",
                mail_nickname="sales",
                mail_enabled=False,
                security_enabled=True,
                group_types=[],
            )
        )
        members = self.graph.groups.by_group_id(group.id).members
        for one in (ada, bob):
            link = f"{GRAPH}/directoryObjects/{one.id}"
            await members.ref.post(ReferenceCreate(odata_id=link))

        everybody, link = await whole_round(self.graph.users.delta)
        self.assertLessEqual({ada.id, bob.id}, {one.id for one in everybody})
        nobody, link = await whole_round(self.graph.users.delta, link)
        self.assertEqual(nobody, [])
        await self.graph.users.by_user_id(ada.id).patch(User(job_title="Engineer"))
        await self.graph.users.by_user_id(bob.id).delete()
        changed, link = await whole_round(self.graph.users.delta, link)
        told = {one.id: one for one in changed}
        self.assertEqual(set(told), {ada.id, bob.id})
        self.assertEqual(told[ada.id].job_title, "Engineer")
        self.assertIn("@removed", told[bob.id].additional_data)

        deleted = await self.graph.directory.deleted_items.graph_user.get()
        self.assertIn(bob.id, [one.id for one in deleted.value])
        self.assertEqual([one.id for one in (await members.get()).value], [ada.id])
        items = self.graph.directory.deleted_items
        await items.by_directory_object_id(bob.id).restore.post()
        again = await members.graph_user.get()
        self.assertEqual({one.id for one in again.value}, {ada.id, bob.id})

        found = await self.graph.users.get(
            request_configuration=asked(
                expand=["memberOf"],
                select=["id", "displayName"],
                filter=f"id eq '{ada.id}'",
                count=True,
            )
        )
        self.assertEqual(found.odata_count, 1)
        self.assertIn(group.id, [one.id for one in found.value[0].member_of])
        searched = await self.graph.users.get(
            request_configuration=asked(search='"displayName:ada"', top=5)
        )
        self.assertEqual([one.id for one in searched.value], [ada.id])

    async def bring(self, names: list[str]):
        """Imports people at once; they have nothing but a name."""
        token = await self.credential.get_token(SCOPE)
        lines = [f"{name}@{DOMAIN},{name}" for name in names]
        answer = requests.post(
            f"{URL}/beta/admin/imports/people",
            data="\n".join(["User name,Display name", *lines]).encode(),
            headers={"authorization": f"Bearer {token.token}", "content-type": "text/csv"},
        )
        answer.raise_for_status()
        self.assertEqual(json.loads(answer.text.splitlines()[-1])["rejected"], [])

    async def test_paging_through_2500_while_people_come_and_go(self):
        names = [f"many{number:04}" for number in range(2_500)]
        await self.bring(names)
        query = asked(
            filter="startswith(displayName,'many')",
            orderby=["displayName"],
            select=["id", "displayName"],
            count=True,
            top=100,
        )
        first = await self.graph.users.get(request_configuration=query)
        self.assertEqual(first.odata_count, 2_500)
        seen = []
        pages = PageIterator(first, self.graph.request_adapter)
        # The iterator stops where the callback says so, and goes on from there.
        await pages.iterate(lambda one: seen.append(one) or len(seen) < 250)
        self.assertEqual(len(seen), 250)
        # One who was read goes, one comes in between what was read, one at the end of what was not.
        await self.graph.users.by_user_id(seen[0].id).delete()
        await self.bring(["many0010b", "many2499b"])
        await pages.iterate(lambda one: seen.append(one) or True)
        self.assertEqual([one.display_name for one in seen], [*names, "many2499b"])

    async def test_a_collection_is_asked_for_any(self):
        for name, types in (("Club", ["Unified"]), ("Rights", [])):
            await self.graph.groups.post(
                Group(
                    display_name=name,
                    mail_nickname=name.lower(),
                    mail_enabled=bool(types),
                    security_enabled=True,
                    group_types=types,
                )
            )
        query = asked(filter="groupTypes/any(c:c eq 'Unified')")
        unified = await self.graph.groups.get(request_configuration=query)
        self.assertEqual([one.display_name for one in unified.value], ["Club"])

    async def test_a_batch(self):
        before = await self.graph.users.count.get()
        batch = BatchRequestContent()
        for request in (
            self.graph.users.to_get_request_information(),
            self.graph.groups.to_get_request_information(),
            self.graph.users.to_post_request_information(person("carl")),
        ):
            batch.add_request_information(request)
        answer = await self.graph.batch.post(batch)
        states = sorted(one.status for one in answer.responses.values())
        self.assertEqual(states, [200, 200, 201])
        self.assertEqual(await self.graph.users.count.get(), before + 1)
