-- What the organization decides: its keys at the gateways, and whether a history is kept.
CREATE TABLE notification_settings (
    tenant_id BLOB NOT NULL,
    -- The private key for Web Push. Sealed.
    vapid BLOB,
    -- Its public half.
    vapid_public TEXT,
    -- Apple's key with its ids, as JSON. Sealed.
    apns BLOB,
    -- The file of Google's service account. Sealed.
    fcm BLOB,
    -- For how many days what was sent is kept; none when it is not.
    history_days INTEGER,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant_id)
) STRICT, WITHOUT ROWID;

-- Where a device is reached.
CREATE TABLE notification_registration (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    device_id BLOB NOT NULL,
    owner_id BLOB NOT NULL,
    -- webPush, apns, fcm, unifiedPush, ntfy
    channel TEXT NOT NULL,
    -- Scheme, host and port of the server that takes pushes.
    gateway TEXT NOT NULL,
    -- SHA-256 of the address: no two devices have one.
    digest BLOB NOT NULL,
    -- The address as JSON. Sealed: whoever knows it can push to it.
    address BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    -- When a push to it was last taken.
    pushed_at INTEGER,
    PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX notification_registration_device ON notification_registration (tenant_id, device_id);
CREATE UNIQUE INDEX notification_registration_digest ON notification_registration (tenant_id, digest);
CREATE INDEX notification_registration_owner ON notification_registration (tenant_id, owner_id);

-- When was sent, within the last hour: to groups (the tenant's id), or to a device (its id).
CREATE TABLE notification_quota (
    tenant_id BLOB NOT NULL,
    subject BLOB NOT NULL,
    -- Instants in microseconds, oldest first, as JSON.
    sent TEXT NOT NULL,
    -- The last of them: who has sent nothing for an hour has no row.
    sent_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, subject)
) STRICT, WITHOUT ROWID;

CREATE INDEX notification_quota_old ON notification_quota (tenant_id, sent_at);

-- What was sent. The text is there until every device has it or cannot have it any more; longer only where
-- the organization keeps a history.
CREATE TABLE notification (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    -- Title and body as JSON. Sealed.
    text BLOB,
    title_length INTEGER NOT NULL,
    body_length INTEGER NOT NULL,
    -- groups, device, devices
    kind TEXT NOT NULL,
    -- The ids of what was chosen, as JSON.
    targets TEXT NOT NULL,
    created_by BLOB NOT NULL,
    created_by_name TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    -- collecting, sending, done
    state TEXT NOT NULL,
    -- While it is collected: the last registration that has its delivery.
    place BLOB,
    devices INTEGER NOT NULL DEFAULT 0,
    people INTEGER NOT NULL DEFAULT 0,
    done_at INTEGER,
    -- Whether the text is kept after that.
    is_kept INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX notification_open ON notification (tenant_id, expires_at) WHERE done_at IS NULL;
CREATE INDEX notification_spent ON notification (tenant_id, is_kept, created_at) WHERE done_at IS NOT NULL AND text IS NOT NULL;
CREATE INDEX notification_done ON notification (tenant_id, done_at) WHERE done_at IS NOT NULL;

-- What became of it, by channel.
CREATE TABLE notification_count (
    tenant_id BLOB NOT NULL,
    notification_id BLOB NOT NULL,
    channel TEXT NOT NULL,
    accepted INTEGER NOT NULL,
    delivered INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, notification_id, channel)
) STRICT, WITHOUT ROWID;

-- One notification for one device.
CREATE TABLE notification_delivery (
    tenant_id BLOB NOT NULL,
    notification_id BLOB NOT NULL,
    registration_id BLOB NOT NULL,
    device_id BLOB NOT NULL,
    channel TEXT NOT NULL,
    gateway TEXT NOT NULL,
    -- waiting, accepted, delivered, failed
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    -- When it is tried next; none when nothing more happens to it.
    due_at INTEGER,
    -- What was said last.
    answer TEXT,
    PRIMARY KEY (tenant_id, notification_id, registration_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX notification_delivery_due ON notification_delivery (tenant_id, gateway, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX notification_delivery_open ON notification_delivery (tenant_id, notification_id) WHERE due_at IS NOT NULL;
CREATE INDEX notification_delivery_registration ON notification_delivery (tenant_id, registration_id);

-- How a server that takes pushes is doing.
CREATE TABLE notification_gateway (
    tenant_id BLOB NOT NULL,
    gateway TEXT NOT NULL,
    channel TEXT NOT NULL,
    -- In a row; 0 when the last push was taken.
    failures INTEGER NOT NULL,
    failing_since INTEGER,
    -- Nothing is sent to it before.
    retry_at INTEGER,
    answer TEXT,
    accepted_at INTEGER,
    PRIMARY KEY (tenant_id, gateway)
) STRICT, WITHOUT ROWID;
