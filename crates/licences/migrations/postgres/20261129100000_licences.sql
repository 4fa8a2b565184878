-- Seats of a product for a time.
CREATE TABLE license_subscription (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    sku_id UUID NOT NULL,
    seats BIGINT NOT NULL CHECK (seats > 0),
    is_trial BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    -- Enabled, Warning, Suspended, LockedOut, Deleted
    standing TEXT NOT NULL,
    -- When the clock takes it on; never for one without an end.
    next_at TIMESTAMPTZ,
    version BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

-- What is kept of a product beside its subscriptions.
CREATE TABLE license_product (
    tenant_id UUID NOT NULL,
    sku_id UUID NOT NULL,
    -- How many people hold it directly: who gives one of the last seats counts here, one at a time.
    direct BIGINT NOT NULL DEFAULT 0,
    -- What a seat costs a month, in hundredths of the currency.
    price BIGINT,
    -- ISO 4217.
    currency TEXT,
    PRIMARY KEY (tenant_id, sku_id)
);

-- What people were given directly.
CREATE TABLE license_direct (
    tenant_id UUID NOT NULL,
    user_id UUID NOT NULL,
    sku_id UUID NOT NULL,
    -- Ids of service plans, in order, as a JSON array.
    disabled_plans TEXT NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, user_id, sku_id)
);

-- What groups give their direct members.
CREATE TABLE license_group (
    tenant_id UUID NOT NULL,
    group_id UUID NOT NULL,
    sku_id UUID NOT NULL,
    disabled_plans TEXT NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, group_id, sku_id)
);

-- Where a service plan must not be used.
CREATE TABLE license_plan (
    tenant_id UUID NOT NULL,
    plan_id UUID NOT NULL,
    -- Two-letter country codes, in order, as a JSON array.
    prohibited_locations TEXT NOT NULL,
    PRIMARY KEY (tenant_id, plan_id)
);

-- Mailboxes by what is in force for them, as it was last announced.
CREATE TABLE license_mailbox (
    tenant_id UUID NOT NULL,
    user_id UUID NOT NULL,
    -- The last one where there is none now.
    capability TEXT NOT NULL,
    -- active, pendingDelicense, softDeleted
    state TEXT NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    -- When the state ends by itself.
    due_at TIMESTAMPTZ,
    PRIMARY KEY (tenant_id, user_id)
);
CREATE INDEX license_mailbox_due ON license_mailbox (tenant_id, due_at) WHERE due_at IS NOT NULL;

CREATE TABLE license_settings (
    tenant_id UUID NOT NULL PRIMARY KEY,
    -- Whether a mailbox without a plan stays for 30 days before it is soft-deleted.
    delayed_delicensing BOOLEAN NOT NULL
);
