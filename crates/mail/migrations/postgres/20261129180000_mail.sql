-- Mails that systems have left to be sent, and what became of them.
CREATE TABLE mail_message (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    kind TEXT NOT NULL,
    -- Whom it is for, where that is somebody of the directory.
    user_id UUID,
    -- What it tells of: a later mail of the same subject takes the place of one that has not left.
    topic TEXT NOT NULL,
    -- The topic while the mail may still be replaced or canceled.
    waiting_topic TEXT,
    -- What it is about, as JSON.
    payload TEXT NOT NULL,
    -- Sealed; gone as soon as the mail is.
    secret BYTEA,
    -- queued, sent, failed, canceled
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    created_at TIMESTAMPTZ NOT NULL,
    -- When it is tried next; none when nothing more happens to it.
    next_at TIMESTAMPTZ,
    -- While somebody hands it over.
    locked_until TIMESTAMPTZ,
    done_at TIMESTAMPTZ,
    -- To which address, under which subject and in which language it was handed over last.
    address TEXT,
    subject TEXT,
    language TEXT,
    -- What the relay said last.
    answer TEXT,
    PRIMARY KEY (tenant_id, id)
);

CREATE UNIQUE INDEX mail_message_topic ON mail_message (tenant_id, waiting_topic) WHERE waiting_topic IS NOT NULL;
CREATE INDEX mail_message_due ON mail_message (tenant_id, next_at) WHERE next_at IS NOT NULL;
CREATE INDEX mail_message_person ON mail_message (tenant_id, user_id, id);
CREATE INDEX mail_message_done ON mail_message (tenant_id, done_at) WHERE done_at IS NOT NULL;
