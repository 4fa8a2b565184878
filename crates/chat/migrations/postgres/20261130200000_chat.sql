-- Conversations. Each is kept by one organization, its host: that of whoever began it, or of the person from
-- an organization whom somebody outside has written to.
CREATE TABLE chat (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    -- oneOnOne, group
    kind TEXT NOT NULL,
    topic TEXT,
    -- The two people of a chat of two, in order: there is one for each pair.
    pair TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    -- How many events it has had: each takes the next number.
    position BIGINT NOT NULL,
    -- When it was last written to.
    active_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

CREATE UNIQUE INDEX chat_of_pair ON chat (pair);

-- Who takes part, or has taken part.
CREATE TABLE chat_member (
    tenant_id UUID NOT NULL,
    chat_id UUID NOT NULL,
    member_tenant_id UUID NOT NULL,
    person_id UUID NOT NULL,
    -- owner, guest
    role TEXT NOT NULL,
    added_at TIMESTAMPTZ NOT NULL,
    added_by_tenant_id UUID NOT NULL,
    added_by UUID NOT NULL,
    -- Whether they agreed to take part, or were never asked.
    has_accepted BOOLEAN NOT NULL,
    -- They see what came after this position, and nothing after the other one.
    sees_after BIGINT NOT NULL,
    sees_until BIGINT,
    -- Up to which position they have read.
    read_position BIGINT NOT NULL,
    read_at TIMESTAMPTZ,
    -- Up to which position the chat is hidden from their list; another message brings it back.
    hidden_position BIGINT NOT NULL,
    is_muted BOOLEAN NOT NULL,
    is_pinned BOOLEAN NOT NULL,
    PRIMARY KEY (tenant_id, chat_id, member_tenant_id, person_id)
);

-- Where somebody's chats are kept.
CREATE TABLE chat_membership (
    tenant_id UUID NOT NULL,
    person_id UUID NOT NULL,
    chat_id UUID NOT NULL,
    host_tenant_id UUID NOT NULL,
    PRIMARY KEY (tenant_id, person_id, chat_id)
);

-- What was said, and what happened.
CREATE TABLE chat_message (
    tenant_id UUID NOT NULL,
    chat_id UUID NOT NULL,
    -- The position at which it came: its number in the chat.
    sequence BIGINT NOT NULL,
    -- The position of its last change.
    position BIGINT NOT NULL,
    sender_tenant_id UUID NOT NULL,
    sender_id UUID NOT NULL,
    -- By which its sender's program knows it: sent twice, it is kept once.
    client_id TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    edited_at TIMESTAMPTZ,
    deleted_at TIMESTAMPTZ,
    -- text, html; event
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    -- What else belongs to it, as JSON: mentions, reactions, files, what it answers, what happened.
    details TEXT NOT NULL,
    PRIMARY KEY (tenant_id, chat_id, sequence)
);

-- Only what has changed since it came: the position of everything else is its sequence.
CREATE INDEX chat_message_changed ON chat_message (tenant_id, chat_id, position) WHERE position <> sequence;
CREATE UNIQUE INDEX chat_message_sent
    ON chat_message (tenant_id, chat_id, sender_tenant_id, sender_id, client_id) WHERE client_id IS NOT NULL;

-- Messages of a group that do not reach one of its members.
CREATE TABLE chat_withheld (
    tenant_id UUID NOT NULL,
    chat_id UUID NOT NULL,
    member_tenant_id UUID NOT NULL,
    person_id UUID NOT NULL,
    sequence BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, chat_id, member_tenant_id, person_id, sequence)
);

-- What somebody has decided of somebody outside: a row for each of the two.
CREATE TABLE chat_contact (
    tenant_id UUID NOT NULL,
    person_id UUID NOT NULL,
    other_tenant_id UUID NOT NULL,
    other_id UUID NOT NULL,
    -- pending, accepted, declined, blocked, ended
    state TEXT NOT NULL,
    -- Whether this person wrote first, or began a chat with the other one.
    has_begun BOOLEAN NOT NULL,
    -- How many messages of the other one came while this person had not decided.
    received BIGINT NOT NULL,
    -- Whether it was pending when it was blocked: unblocked, it is so again.
    was_pending BOOLEAN NOT NULL,
    since TIMESTAMPTZ NOT NULL,
    last_message_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, person_id, other_tenant_id, other_id)
);

CREATE INDEX chat_contact_idle ON chat_contact (tenant_id, last_message_at);

-- Addresses and numbers of people without an organization, also of those who have only been invited.
CREATE TABLE chat_address (
    tenant_id UUID NOT NULL,
    -- An e-mail address in small letters, or a number in E.164.
    address TEXT NOT NULL,
    person_id UUID NOT NULL,
    -- When the person proved that it is theirs; none before.
    verified_at TIMESTAMPTZ,
    PRIMARY KEY (tenant_id, address)
);

CREATE INDEX chat_address_of ON chat_address (tenant_id, person_id);

-- Invitations of people who have no account yet.
CREATE TABLE chat_invitation (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    inviter_id UUID NOT NULL,
    -- Who is to come.
    person_id UUID NOT NULL,
    address TEXT NOT NULL,
    chat_id UUID NOT NULL,
    -- SHA-256 of the link's secret; the secret itself waits sealed until it has been sent.
    token_hash BYTEA NOT NULL,
    token_sealed BYTEA,
    language TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    -- open, used, withdrawn
    state TEXT NOT NULL,
    -- waiting, sent, failed: of one that goes by SMS; mails are in the mail log
    delivery TEXT NOT NULL,
    delivery_words TEXT,
    PRIMARY KEY (tenant_id, id)
);

CREATE UNIQUE INDEX chat_invitation_token ON chat_invitation (token_hash);
CREATE INDEX chat_invitation_of ON chat_invitation (person_id);

-- What an organization has decided of chats with people outside, as JSON; without a row the usual holds.
CREATE TABLE chat_settings (
    tenant_id UUID NOT NULL,
    settings TEXT NOT NULL,
    -- Rises with every change of settings, policies and grants: what is kept in memory is as new as this.
    version BIGINT NOT NULL,
    PRIMARY KEY (tenant_id)
);

-- Policies for some of its people, as JSON.
CREATE TABLE chat_policy (
    tenant_id UUID NOT NULL,
    -- The name in small letters.
    name_key TEXT NOT NULL,
    name TEXT NOT NULL,
    policy TEXT NOT NULL,
    PRIMARY KEY (tenant_id, name_key)
);

-- Who has which policy.
CREATE TABLE chat_policy_grant (
    tenant_id UUID NOT NULL,
    -- user, group, everybody
    kind TEXT NOT NULL,
    subject_id UUID NOT NULL,
    name_key TEXT NOT NULL,
    -- Of groups: the smallest wins.
    rank BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, kind, subject_id)
);

-- Domains outside that somebody wanted to write to first, where an administrator decides.
CREATE TABLE chat_domain (
    tenant_id UUID NOT NULL,
    domain TEXT NOT NULL,
    -- waiting, allowed, refused
    state TEXT NOT NULL,
    asked_by UUID NOT NULL,
    asked_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, domain)
);

-- Messages that people have reported to their organization.
CREATE TABLE chat_report (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    reporter_id UUID NOT NULL,
    host_tenant_id UUID NOT NULL,
    chat_id UUID NOT NULL,
    sequence BIGINT NOT NULL,
    -- The message as it was, as JSON: its sender may change it afterwards.
    message TEXT NOT NULL,
    comment TEXT,
    reported_at TIMESTAMPTZ NOT NULL,
    resolved_at TIMESTAMPTZ,
    PRIMARY KEY (tenant_id, id)
);

-- Pictures and files, each once by its content.
CREATE TABLE chat_file (
    tenant_id UUID NOT NULL,
    chat_id UUID NOT NULL,
    -- SHA-256.
    digest TEXT NOT NULL,
    -- As it was uploaded; a message may give it another one.
    name TEXT NOT NULL,
    -- The type that its first bytes tell.
    content_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    sent_by_tenant_id UUID NOT NULL,
    sent_by UUID NOT NULL,
    -- When it was uploaded or sent last.
    created_at TIMESTAMPTZ NOT NULL,
    -- Whether a message has it: what was only uploaded is removed after a day.
    is_sent BOOLEAN NOT NULL,
    PRIMARY KEY (tenant_id, chat_id, digest)
);

-- Which messages have a file: whoever sees one of them may have it.
CREATE TABLE chat_file_use (
    tenant_id UUID NOT NULL,
    chat_id UUID NOT NULL,
    digest TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, chat_id, digest, sequence)
);

CREATE TABLE chat_blob (
    tenant_id UUID NOT NULL,
    digest TEXT NOT NULL,
    content BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, digest)
);
