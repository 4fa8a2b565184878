CREATE TABLE tenant_logo (
    tenant_id BLOB NOT NULL PRIMARY KEY,
    digest TEXT NOT NULL,
    format TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    content BLOB NOT NULL
) STRICT, WITHOUT ROWID;
