-- Seats of a product for a time.
CREATE TABLE license_subscription (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    sku_id BLOB NOT NULL,
    seats INTEGER NOT NULL CHECK (seats > 0),
    is_trial INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    -- Enabled, Warning, Suspended, LockedOut, Deleted
    standing TEXT NOT NULL,
    -- When the clock takes it on; never for one without an end.
    next_at INTEGER,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;

-- What is kept of a product beside its subscriptions.
CREATE TABLE license_product (
    tenant_id BLOB NOT NULL,
    sku_id BLOB NOT NULL,
    -- How many people hold it directly: who gives one of the last seats counts here, one at a time.
    direct INTEGER NOT NULL DEFAULT 0,
    -- What a seat costs a month, in hundredths of the currency.
    price INTEGER,
    -- ISO 4217.
    currency TEXT,
    PRIMARY KEY (tenant_id, sku_id)
) STRICT, WITHOUT ROWID;

-- What people were given directly.
CREATE TABLE license_direct (
    tenant_id BLOB NOT NULL,
    user_id BLOB NOT NULL,
    sku_id BLOB NOT NULL,
    -- Ids of service plans, in order, as a JSON array.
    disabled_plans TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, user_id, sku_id)
) STRICT, WITHOUT ROWID;

-- What groups give their direct members.
CREATE TABLE license_group (
    tenant_id BLOB NOT NULL,
    group_id BLOB NOT NULL,
    sku_id BLOB NOT NULL,
    disabled_plans TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, group_id, sku_id)
) STRICT, WITHOUT ROWID;

-- Where a service plan must not be used.
CREATE TABLE license_plan (
    tenant_id BLOB NOT NULL,
    plan_id BLOB NOT NULL,
    -- Two-letter country codes, in order, as a JSON array.
    prohibited_locations TEXT NOT NULL,
    PRIMARY KEY (tenant_id, plan_id)
) STRICT, WITHOUT ROWID;

-- Mailboxes by what is in force for them, as it was last announced.
CREATE TABLE license_mailbox (
    tenant_id BLOB NOT NULL,
    user_id BLOB NOT NULL,
    -- The last one where there is none now.
    capability TEXT NOT NULL,
    -- active, pendingDelicense, softDeleted
    state TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    -- When the state ends by itself.
    due_at INTEGER,
    PRIMARY KEY (tenant_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX license_mailbox_due ON license_mailbox (tenant_id, due_at) WHERE due_at IS NOT NULL;

CREATE TABLE license_settings (
    tenant_id BLOB NOT NULL PRIMARY KEY,
    -- Whether a mailbox without a plan stays for 30 days before it is soft-deleted.
    delayed_delicensing INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
