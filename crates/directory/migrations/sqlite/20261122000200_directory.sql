CREATE TABLE tenant (
    id BLOB NOT NULL PRIMARY KEY,
    display_name TEXT NOT NULL,
    default_language TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    country TEXT,
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;

CREATE TABLE tenant_domain (
    tenant_id BLOB NOT NULL,
    domain_key TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, domain_key)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX tenant_domain_once ON tenant_domain (domain_key);

CREATE TABLE directory_user (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    user_principal_name TEXT NOT NULL,
    upn_key TEXT NOT NULL,
    display_name TEXT NOT NULL,
    display_name_key TEXT NOT NULL,
    given_name TEXT,
    given_name_key TEXT,
    surname TEXT,
    surname_key TEXT,
    mail TEXT,
    mail_key TEXT,
    other_mails TEXT NOT NULL,
    mobile_phone TEXT,
    business_phone TEXT,
    department TEXT,
    department_key TEXT,
    company_name TEXT,
    company_name_key TEXT,
    office_location TEXT,
    office_location_key TEXT,
    street_address TEXT,
    city TEXT,
    city_key TEXT,
    state TEXT,
    postal_code TEXT,
    country TEXT,
    country_key TEXT,
    job_title TEXT,
    job_title_key TEXT,
    preferred_language TEXT,
    usage_location TEXT,
    account_enabled INTEGER NOT NULL,
    user_type TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    deleted_at INTEGER,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX directory_user_upn ON directory_user (upn_key) WHERE deleted_at IS NULL;
CREATE INDEX directory_user_name ON directory_user (tenant_id, display_name_key, id);

CREATE TABLE directory_group (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    display_name TEXT NOT NULL,
    display_name_key TEXT NOT NULL,
    description TEXT,
    mail_nickname TEXT NOT NULL,
    mail_nickname_key TEXT NOT NULL,
    security_enabled INTEGER NOT NULL,
    mail_enabled INTEGER NOT NULL,
    group_types TEXT NOT NULL,
    is_all_company INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX directory_group_nickname ON directory_group (tenant_id, mail_nickname_key);
CREATE INDEX directory_group_name ON directory_group (tenant_id, display_name_key, id);

CREATE TABLE group_member (
    tenant_id BLOB NOT NULL,
    group_id BLOB NOT NULL,
    member_id BLOB NOT NULL,
    member_kind TEXT NOT NULL,
    PRIMARY KEY (tenant_id, group_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX group_member_of ON group_member (tenant_id, member_id, group_id);

CREATE TABLE directory_device (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    device_name TEXT NOT NULL,
    device_name_key TEXT NOT NULL,
    owner_id BLOB NOT NULL,
    operating_system TEXT NOT NULL,
    os_version TEXT NOT NULL,
    sku_family TEXT,
    join_type TEXT NOT NULL,
    surfaces TEXT NOT NULL,
    policies TEXT NOT NULL,
    enrolled_at INTEGER NOT NULL,
    last_sync_at INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX directory_device_owner ON directory_device (tenant_id, owner_id);
CREATE INDEX directory_device_name ON directory_device (tenant_id, device_name_key, id);

CREATE TABLE role_assignment (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    role_id BLOB NOT NULL,
    principal_id BLOB NOT NULL,
    principal_kind TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, role_id, principal_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX role_assignment_principal ON role_assignment (tenant_id, principal_id);

CREATE TABLE audit_head (
    tenant_id BLOB NOT NULL PRIMARY KEY,
    sequence INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_record (
    tenant_id BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    id BLOB NOT NULL,
    at INTEGER NOT NULL,
    category TEXT NOT NULL,
    activity TEXT NOT NULL,
    activity_key TEXT NOT NULL,
    operation TEXT NOT NULL,
    result TEXT NOT NULL,
    reason TEXT NOT NULL,
    actor TEXT NOT NULL,
    targets TEXT NOT NULL,
    words_key TEXT NOT NULL,
    request_id TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (tenant_id, sequence)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX audit_record_id ON audit_record (tenant_id, id);
