CREATE TABLE tenant (
    id UUID NOT NULL PRIMARY KEY,
    display_name TEXT NOT NULL,
    default_language TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    country TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE tenant_domain (
    tenant_id UUID NOT NULL,
    domain_key TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, domain_key)
);
CREATE UNIQUE INDEX tenant_domain_once ON tenant_domain (domain_key);

CREATE TABLE directory_user (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    user_principal_name TEXT NOT NULL,
    upn_key TEXT COLLATE "C" NOT NULL,
    display_name TEXT NOT NULL,
    display_name_key TEXT COLLATE "C" NOT NULL,
    given_name TEXT,
    given_name_key TEXT COLLATE "C",
    surname TEXT,
    surname_key TEXT COLLATE "C",
    mail TEXT,
    mail_key TEXT COLLATE "C",
    other_mails TEXT NOT NULL,
    mobile_phone TEXT,
    business_phone TEXT,
    department TEXT,
    department_key TEXT COLLATE "C",
    company_name TEXT,
    company_name_key TEXT COLLATE "C",
    office_location TEXT,
    office_location_key TEXT COLLATE "C",
    street_address TEXT,
    city TEXT,
    city_key TEXT COLLATE "C",
    state TEXT,
    postal_code TEXT,
    country TEXT,
    country_key TEXT COLLATE "C",
    job_title TEXT,
    job_title_key TEXT COLLATE "C",
    preferred_language TEXT,
    usage_location TEXT,
    account_enabled BOOLEAN NOT NULL,
    user_type TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    deleted_at TIMESTAMPTZ,
    version BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX directory_user_upn ON directory_user (upn_key) WHERE deleted_at IS NULL;
CREATE INDEX directory_user_name ON directory_user (tenant_id, display_name_key, id);

CREATE TABLE directory_group (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    display_name TEXT NOT NULL,
    display_name_key TEXT COLLATE "C" NOT NULL,
    description TEXT,
    mail_nickname TEXT NOT NULL,
    mail_nickname_key TEXT COLLATE "C" NOT NULL,
    security_enabled BOOLEAN NOT NULL,
    mail_enabled BOOLEAN NOT NULL,
    group_types TEXT NOT NULL,
    is_all_company BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX directory_group_nickname ON directory_group (tenant_id, mail_nickname_key);
CREATE INDEX directory_group_name ON directory_group (tenant_id, display_name_key, id);

CREATE TABLE group_member (
    tenant_id UUID NOT NULL,
    group_id UUID NOT NULL,
    member_id UUID NOT NULL,
    member_kind TEXT NOT NULL,
    PRIMARY KEY (tenant_id, group_id, member_id)
);
CREATE INDEX group_member_of ON group_member (tenant_id, member_id, group_id);

CREATE TABLE directory_device (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    device_name TEXT NOT NULL,
    device_name_key TEXT COLLATE "C" NOT NULL,
    owner_id UUID NOT NULL,
    operating_system TEXT NOT NULL,
    os_version TEXT NOT NULL,
    sku_family TEXT,
    join_type TEXT NOT NULL,
    surfaces TEXT NOT NULL,
    policies TEXT NOT NULL,
    enrolled_at TIMESTAMPTZ NOT NULL,
    last_sync_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX directory_device_owner ON directory_device (tenant_id, owner_id);
CREATE INDEX directory_device_name ON directory_device (tenant_id, device_name_key, id);

CREATE TABLE role_assignment (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    role_id UUID NOT NULL,
    principal_id UUID NOT NULL,
    principal_kind TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, role_id, principal_id)
);
CREATE INDEX role_assignment_principal ON role_assignment (tenant_id, principal_id);

CREATE TABLE audit_head (
    tenant_id UUID NOT NULL PRIMARY KEY,
    sequence BIGINT NOT NULL,
    hash TEXT NOT NULL
);

CREATE TABLE audit_record (
    tenant_id UUID NOT NULL,
    sequence BIGINT NOT NULL,
    id UUID NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    category TEXT NOT NULL,
    activity TEXT NOT NULL,
    activity_key TEXT COLLATE "C" NOT NULL,
    operation TEXT NOT NULL,
    result TEXT NOT NULL,
    reason TEXT NOT NULL,
    actor TEXT NOT NULL,
    targets TEXT NOT NULL,
    words_key TEXT COLLATE "C" NOT NULL,
    request_id TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (tenant_id, sequence)
);
CREATE UNIQUE INDEX audit_record_id ON audit_record (tenant_id, id);
