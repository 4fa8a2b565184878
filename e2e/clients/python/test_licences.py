"""Licences by msgraph-sdk: subscribed, given to people and groups, read, refused in Graph's words."""

from uuid import UUID

import requests
from kiota_abstractions.base_request_configuration import RequestConfiguration
from msgraph.generated.groups.groups_request_builder import GroupsRequestBuilder
from msgraph.generated.groups.item.assign_license.assign_license_post_request_body import (
    AssignLicensePostRequestBody as ToGroup,
)
from msgraph.generated.models.assigned_license import AssignedLicense
from msgraph.generated.models.group import Group
from msgraph.generated.models.o_data_errors.o_data_error import ODataError
from msgraph.generated.models.reference_create import ReferenceCreate
from msgraph.generated.models.user import User
from msgraph.generated.users.item.assign_license.assign_license_post_request_body import (
    AssignLicensePostRequestBody as ToUser,
)
from msgraph.generated.users.item.user_item_request_builder import UserItemRequestBuilder
from msgraph.generated.users.users_request_builder import UsersRequestBuilder

from office import SCOPE, URL, Client
from test_graph import person

Groups = GroupsRequestBuilder.GroupsRequestBuilderGetQueryParameters
Users = UsersRequestBuilder.UsersRequestBuilderGetQueryParameters
Query = UserItemRequestBuilder.UserItemRequestBuilderGetQueryParameters


class Licences(Client):
    async def subscribe(self, part: str, seats: int) -> UUID:
        """Nothing is bought here: the call that Graph does not have."""
        token = await self.credential.get_token(SCOPE)
        answer = requests.post(
            f"{URL}/beta/admin/licenses/subscriptions",
            json={"skuPartNumber": part, "totalLicenses": seats},
            headers={"authorization": f"Bearer {token.token}"},
            timeout=30,
        )
        answer.raise_for_status()
        return UUID(answer.json()["skuId"])

    async def give(self, user: str, add=(), remove=()):
        licenses = [AssignedLicense(sku_id=sku, disabled_plans=[]) for sku in add]
        body = ToUser(add_licenses=licenses, remove_licenses=list(remove))
        return await self.graph.users.by_user_id(user).assign_license.post(body)

    async def refused(self, user: str, add=(), remove=()) -> str:
        with self.assertRaises(ODataError) as refusal:
            await self.give(user, add, remove)
        self.assertEqual(refusal.exception.response_status_code, 400)
        self.assertEqual(refusal.exception.error.code, "Request_BadRequest")
        return refusal.exception.error.message

    async def test_given_read_and_refused(self):
        plan_2 = await self.subscribe("EXCHANGEENTERPRISE", 1)
        kiosk = await self.subscribe("EXCHANGEDESKLESS", 5)
        skus = await self.graph.subscribed_skus.get()
        mine = {sku.sku_part_number: sku for sku in skus.value}
        self.assertEqual(mine["EXCHANGEENTERPRISE"].prepaid_units.enabled, 1)
        subscriptions = await self.graph.directory.subscriptions.get()
        self.assertIn(plan_2, {UUID(str(one.sku_id)) for one in subscriptions.value})

        lea = await self.graph.users.post(person("lea"))
        words = await self.refused(lea.id, [plan_2])
        self.assertEqual(
            words, "License assignment cannot be done for user with invalid usage location."
        )
        max_ = await self.graph.users.post(person("max"))
        for one in (lea, max_):
            await self.graph.users.by_user_id(one.id).patch(User(usage_location="FR"))
        given = await self.give(lea.id, [plan_2, kiosk])
        self.assertEqual(len(given.assigned_licenses), 2)
        details = await self.graph.users.by_user_id(lea.id).license_details.get()
        self.assertEqual(
            {one.sku_part_number for one in details.value},
            {"EXCHANGEENTERPRISE", "EXCHANGEDESKLESS"},
        )
        words = await self.refused(max_.id, [plan_2])
        self.assertEqual(
            words, f"Subscription with SKU {plan_2} does not have any available licenses."
        )
        unknown = UUID(int=7)
        words = await self.refused(max_.id, [unknown])
        self.assertEqual(words, f"License {unknown} does not correspond to a valid company License.")

        group = await self.graph.groups.post(
            Group(
                display_name="Shop floor",
                mail_nickname="shopfloor",
                mail_enabled=False,
                security_enabled=True,
                group_types=[],
            )
        )
        link = f"https://graph.microsoft.com/v1.0/directoryObjects/{max_.id}"
        members = self.graph.groups.by_group_id(group.id).members
        await members.ref.post(ReferenceCreate(odata_id=link))
        licenses = [AssignedLicense(sku_id=kiosk, disabled_plans=[])]
        body = ToGroup(add_licenses=licenses, remove_licenses=[])
        await self.graph.groups.by_group_id(group.id).assign_license.post(body)
        wanted = Query(select=["id", "licenseAssignmentStates", "assignedLicenses"])
        read = await self.graph.users.by_user_id(max_.id).get(
            RequestConfiguration(query_parameters=wanted)
        )
        (state,) = read.license_assignment_states
        self.assertEqual((state.assigned_by_group, state.error, state.state), (group.id, "None", "Active"))
        words = await self.refused(max_.id, remove=[kiosk])
        self.assertEqual(
            words,
            "User license is inherited from a group membership and it cannot be removed directly from the user.",
        )
        again = await self.graph.users.by_user_id(max_.id).reprocess_license_assignment.post()
        self.assertEqual(len(again.assigned_licenses), 1)

    async def test_people_and_groups_are_found_by_their_licences(self):
        plan_1 = await self.subscribe("EXCHANGESTANDARD", 5)
        nina = await self.graph.users.post(person("nina"))
        await self.graph.users.by_user_id(nina.id).patch(User(usage_location="FR"))
        await self.give(nina.id, [plan_1])
        holders = f"assignedLicenses/any(l:l/skuId eq {plan_1})"
        found = await self.graph.users.get(
            RequestConfiguration(query_parameters=Users(filter=holders, select=["id"]))
        )
        self.assertEqual([one.id for one in found.value], [nina.id])
        # As Microsoft's examples count them.
        counts = []
        for condition in ("assignedLicenses/$count eq 0", "assignedLicenses/$count ne 0", None):
            asked = Users(filter=condition, count=True, select=["id"], top=1)
            config = RequestConfiguration(query_parameters=asked)
            config.headers.add("ConsistencyLevel", "eventual")
            counts.append((await self.graph.users.get(config)).odata_count)
        without, having, everybody = counts
        self.assertGreaterEqual(having, 1)
        self.assertEqual(without + having, everybody)
        erring = RequestConfiguration(
            query_parameters=Groups(filter="hasMembersWithLicenseErrors eq true", select=["id"])
        )
        self.assertEqual((await self.graph.groups.get(erring)).value, [])
