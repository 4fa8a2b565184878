"""Microsoft's SDK begins a chat with somebody outside, writes, changes, reacts and reads."""

from urllib.parse import parse_qsl, urlsplit

import msal
from azure.core.credentials import AccessToken
from msgraph.generated.chats.chats_request_builder import ChatsRequestBuilder
from msgraph.generated.chats.item.hide_for_user.hide_for_user_post_request_body import (
    HideForUserPostRequestBody,
)
from msgraph.generated.chats.item.mark_chat_read_for_user.mark_chat_read_for_user_post_request_body import (
    MarkChatReadForUserPostRequestBody,
)
from msgraph.generated.chats.item.messages.item.set_reaction.set_reaction_post_request_body import (
    SetReactionPostRequestBody,
)
from msgraph.generated.models.aad_user_conversation_member import AadUserConversationMember
from msgraph.generated.models.application import Application
from msgraph.generated.models.body_type import BodyType
from msgraph.generated.models.chat import Chat
from msgraph.generated.models.chat_message import ChatMessage
from msgraph.generated.models.chat_type import ChatType
from msgraph.generated.models.item_body import ItemBody
from msgraph.generated.models.microsoft_account_user_conversation_member import (
    MicrosoftAccountUserConversationMember,
)
from msgraph.generated.models.o_data_errors.o_data_error import ODataError
from msgraph.generated.models.public_client_application import PublicClientApplication
from msgraph.generated.models.teamwork_user_identity import TeamworkUserIdentity
from kiota_abstractions.base_request_configuration import RequestConfiguration

from office import AUTHORITY, Client, allow, browser, graph

REDIRECT = "http://localhost:51235/back"


class InPerson:
    """The token that the administrator has let a program have."""

    def __init__(self, token: str):
        self.token = token

    async def get_token(self, *_, **__) -> AccessToken:
        return AccessToken(self.token, 2**31)

    async def close(self):
        pass


def member(address: str) -> AadUserConversationMember:
    bind = f"https://graph.microsoft.com/v1.0/users('{address}')"
    return AadUserConversationMember(
        odata_type="#microsoft.graph.aadUserConversationMember",
        roles=["owner"],
        additional_data={"user@odata.bind": bind},
    )


def said(text: str) -> ChatMessage:
    return ChatMessage(body=ItemBody(content=text, content_type=BodyType.Text))


class Chats(Client):
    async def in_person(self, scopes: list[str]):
        new = Application(
            display_name="Chat robot",
            is_fallback_public_client=True,
            public_client=PublicClientApplication(redirect_uris=["http://localhost/back"]),
            # Everybody has their own profile; nothing is registered for it.
            additional_data={"permissions": [one for one in scopes if one != "User.Read"]},
        )
        made = await self.graph.applications.post(new)
        app = msal.PublicClientApplication(
            made.app_id, authority=AUTHORITY, instance_discovery=False
        )
        flow = app.initiate_auth_code_flow(scopes, redirect_uri=REDIRECT)
        sent = allow(browser(), flow["auth_uri"])
        answer = dict(parse_qsl(urlsplit(sent.headers["location"]).query))
        tokens = app.acquire_token_by_auth_code_flow(flow, answer)
        self.assertIn("access_token", tokens, tokens)
        return graph(InPerson(tokens["access_token"]))

    async def test_a_chat_with_somebody_outside(self):
        mine = await self.in_person(["Chat.ReadWrite"])
        new = Chat(chat_type=ChatType.OneOnOne, members=[member("anna@example.org")])
        chat = await mine.chats.post(new)
        self.assertRegex(chat.id, r"^19:.+@unq\.gbl\.spaces$")
        again = await mine.chats.post(new)
        self.assertEqual(again.id, chat.id)
        one = mine.chats.by_chat_id(chat.id)
        people = (await one.members.get()).value
        outside = [who for who in people if who.additional_data["isExternal"]]
        self.assertIsInstance(outside[0], MicrosoftAccountUserConversationMember)
        self.assertEqual(outside[0].additional_data["acceptance"], "pending")
        for number in range(10):
            sent = await one.messages.post(said(f"Message {number}"))
            self.assertEqual(sent.body.content, f"Message {number}")
        with self.assertRaises(ODataError) as refused:
            await one.messages.post(said("One too many"))
        self.assertEqual(refused.exception.error.code, "messageLimitBeforeAcceptance")
        message = one.messages.by_chat_message_id(sent.id)
        await message.patch(said("Edited"))
        await message.set_reaction.post(SetReactionPostRequestBody(reaction_type="👍"))
        found = await message.get()
        self.assertEqual(found.body.content, "Edited")
        self.assertEqual(found.reactions[0].reaction_type, "👍")
        me = await mine.me.get()
        whose = TeamworkUserIdentity(id=me.id)
        await one.mark_chat_read_for_user.post(MarkChatReadForUserPostRequestBody(user=whose))
        await one.hide_for_user.post(HideForUserPostRequestBody(user=whose))
        own = mine.users.by_user_id(me.id).chats.by_chat_id(chat.id)
        await own.messages.by_chat_message_id(sent.id).soft_delete.post()
        self.assertIsNotNone((await message.get()).deleted_date_time)
        await own.messages.by_chat_message_id(sent.id).undo_soft_delete.post()
        wanted = ChatsRequestBuilder.ChatsRequestBuilderGetQueryParameters(expand=["members"])
        listed = await mine.me.chats.get(RequestConfiguration(query_parameters=wanted))
        self.assertEqual(len(listed.value[0].members), 2)

    async def test_a_group(self):
        mine = await self.in_person(["Chat.ReadWrite"])
        people = [member("anna@example.org"), member("ben@example.org")]
        group = await mine.chats.post(
            Chat(chat_type=ChatType.Group, topic="Budget", members=people)
        )
        self.assertRegex(group.id, r"^19:[0-9a-f]{32}@thread\.v2$")
        one = mine.chats.by_chat_id(group.id)
        await one.members.post(member("cleo@example.org"))
        self.assertEqual(len((await one.members.get()).value), 4)
        await one.patch(Chat(topic="Plan"))
        self.assertEqual((await one.get()).topic, "Plan")

    async def test_scopes(self):
        reader = await self.in_person(["Chat.Read"])
        await reader.me.chats.get()
        with self.assertRaises(ODataError) as refused:
            await reader.chats.post(
                Chat(chat_type=ChatType.OneOnOne, members=[member("anna@example.org")])
            )
        self.assertEqual(refused.exception.error.code, "Authorization_RequestDenied")
        nobody = await self.in_person(["User.Read"])
        with self.assertRaises(ODataError):
            await nobody.me.chats.get()
