-- Conversations. Each is kept by one organization, its host: that of whoever began it, or of the person from
-- an organization whom somebody outside has written to.
CREATE TABLE chat (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    -- oneOnOne, group
    kind TEXT NOT NULL,
    topic TEXT,
    -- The two people of a chat of two, in order: there is one for each pair.
    pair TEXT,
    created_at INTEGER NOT NULL,
    -- How many events it has had: each takes the next number.
    position INTEGER NOT NULL,
    -- When it was last written to.
    active_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX chat_of_pair ON chat (pair);

-- Who takes part, or has taken part.
CREATE TABLE chat_member (
    tenant_id BLOB NOT NULL,
    chat_id BLOB NOT NULL,
    member_tenant_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    -- owner, guest
    role TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    added_by_tenant_id BLOB NOT NULL,
    added_by BLOB NOT NULL,
    -- Whether they agreed to take part, or were never asked.
    has_accepted INTEGER NOT NULL,
    -- They see what came after this position, and nothing after the other one.
    sees_after INTEGER NOT NULL,
    sees_until INTEGER,
    -- Up to which position they have read.
    read_position INTEGER NOT NULL,
    read_at INTEGER,
    -- Up to which position the chat is hidden from their list; another message brings it back.
    hidden_position INTEGER NOT NULL,
    is_muted INTEGER NOT NULL,
    is_pinned INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, chat_id, member_tenant_id, person_id)
) STRICT, WITHOUT ROWID;

-- Where somebody's chats are kept.
CREATE TABLE chat_membership (
    tenant_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    chat_id BLOB NOT NULL,
    host_tenant_id BLOB NOT NULL,
    PRIMARY KEY (tenant_id, person_id, chat_id)
) STRICT, WITHOUT ROWID;

-- What was said, and what happened.
CREATE TABLE chat_message (
    tenant_id BLOB NOT NULL,
    chat_id BLOB NOT NULL,
    -- The position at which it came: its number in the chat.
    sequence INTEGER NOT NULL,
    -- The position of its last change.
    position INTEGER NOT NULL,
    sender_tenant_id BLOB NOT NULL,
    sender_id BLOB NOT NULL,
    -- By which its sender's program knows it: sent twice, it is kept once.
    client_id TEXT,
    created_at INTEGER NOT NULL,
    edited_at INTEGER,
    deleted_at INTEGER,
    -- text, html; event
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    -- What else belongs to it, as JSON: mentions, reactions, files, what it answers, what happened.
    details TEXT NOT NULL,
    PRIMARY KEY (tenant_id, chat_id, sequence)
) STRICT, WITHOUT ROWID;

-- Only what has changed since it came: the position of everything else is its sequence.
CREATE INDEX chat_message_changed ON chat_message (tenant_id, chat_id, position) WHERE position <> sequence;
CREATE UNIQUE INDEX chat_message_sent
    ON chat_message (tenant_id, chat_id, sender_tenant_id, sender_id, client_id) WHERE client_id IS NOT NULL;

-- Messages of a group that do not reach one of its members.
CREATE TABLE chat_withheld (
    tenant_id BLOB NOT NULL,
    chat_id BLOB NOT NULL,
    member_tenant_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, chat_id, member_tenant_id, person_id, sequence)
) STRICT, WITHOUT ROWID;

-- What somebody has decided of somebody outside: a row for each of the two.
CREATE TABLE chat_contact (
    tenant_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    other_tenant_id BLOB NOT NULL,
    other_id BLOB NOT NULL,
    -- pending, accepted, declined, blocked, ended
    state TEXT NOT NULL,
    -- Whether this person wrote first, or began a chat with the other one.
    has_begun INTEGER NOT NULL,
    -- How many messages of the other one came while this person had not decided.
    received INTEGER NOT NULL,
    -- Whether it was pending when it was blocked: unblocked, it is so again.
    was_pending INTEGER NOT NULL,
    since INTEGER NOT NULL,
    last_message_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, person_id, other_tenant_id, other_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX chat_contact_idle ON chat_contact (tenant_id, last_message_at);

-- Addresses and numbers of people without an organization, also of those who have only been invited.
CREATE TABLE chat_address (
    tenant_id BLOB NOT NULL,
    -- An e-mail address in small letters, or a number in E.164.
    address TEXT NOT NULL,
    person_id BLOB NOT NULL,
    -- When the person proved that it is theirs; none before.
    verified_at INTEGER,
    PRIMARY KEY (tenant_id, address)
) STRICT, WITHOUT ROWID;

CREATE INDEX chat_address_of ON chat_address (tenant_id, person_id);

-- Invitations of people who have no account yet.
CREATE TABLE chat_invitation (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    inviter_id BLOB NOT NULL,
    -- Who is to come.
    person_id BLOB NOT NULL,
    address TEXT NOT NULL,
    chat_id BLOB NOT NULL,
    -- SHA-256 of the link's secret; the secret itself waits sealed until it has been sent.
    token_hash BLOB NOT NULL,
    token_sealed BLOB,
    language TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    -- open, used, withdrawn
    state TEXT NOT NULL,
    -- waiting, sent, failed: of one that goes by SMS; mails are in the mail log
    delivery TEXT NOT NULL,
    delivery_words TEXT,
    PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX chat_invitation_token ON chat_invitation (token_hash);
CREATE INDEX chat_invitation_of ON chat_invitation (person_id);

-- What an organization has decided of chats with people outside, as JSON; without a row the usual holds.
CREATE TABLE chat_settings (
    tenant_id BLOB NOT NULL,
    settings TEXT NOT NULL,
    -- Rises with every change of settings, policies and grants: what is kept in memory is as new as this.
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant_id)
) STRICT, WITHOUT ROWID;

-- Policies for some of its people, as JSON.
CREATE TABLE chat_policy (
    tenant_id BLOB NOT NULL,
    -- The name in small letters.
    name_key TEXT NOT NULL,
    name TEXT NOT NULL,
    policy TEXT NOT NULL,
    PRIMARY KEY (tenant_id, name_key)
) STRICT, WITHOUT ROWID;

-- Who has which policy.
CREATE TABLE chat_policy_grant (
    tenant_id BLOB NOT NULL,
    -- user, group, everybody
    kind TEXT NOT NULL,
    subject_id BLOB NOT NULL,
    name_key TEXT NOT NULL,
    -- Of groups: the smallest wins.
    rank INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, kind, subject_id)
) STRICT, WITHOUT ROWID;

-- Domains outside that somebody wanted to write to first, where an administrator decides.
CREATE TABLE chat_domain (
    tenant_id BLOB NOT NULL,
    domain TEXT NOT NULL,
    -- waiting, allowed, refused
    state TEXT NOT NULL,
    asked_by BLOB NOT NULL,
    asked_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, domain)
) STRICT, WITHOUT ROWID;

-- Messages that people have reported to their organization.
CREATE TABLE chat_report (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    reporter_id BLOB NOT NULL,
    host_tenant_id BLOB NOT NULL,
    chat_id BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    -- The message as it was, as JSON: its sender may change it afterwards.
    message TEXT NOT NULL,
    comment TEXT,
    reported_at INTEGER NOT NULL,
    resolved_at INTEGER,
    PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;

-- Pictures and files, each once by its content.
CREATE TABLE chat_file (
    tenant_id BLOB NOT NULL,
    chat_id BLOB NOT NULL,
    -- SHA-256.
    digest TEXT NOT NULL,
    -- As it was uploaded; a message may give it another one.
    name TEXT NOT NULL,
    -- The type that its first bytes tell.
    content_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    sent_by_tenant_id BLOB NOT NULL,
    sent_by BLOB NOT NULL,
    -- When it was uploaded or sent last.
    created_at INTEGER NOT NULL,
    -- Whether a message has it: what was only uploaded is removed after a day.
    is_sent INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, chat_id, digest)
) STRICT, WITHOUT ROWID;

-- Which messages have a file: whoever sees one of them may have it.
CREATE TABLE chat_file_use (
    tenant_id BLOB NOT NULL,
    chat_id BLOB NOT NULL,
    digest TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, chat_id, digest, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE chat_blob (
    tenant_id BLOB NOT NULL,
    digest TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (tenant_id, digest)
) STRICT;
