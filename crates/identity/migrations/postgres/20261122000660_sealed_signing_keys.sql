-- Private keys are sealed from here on. The ones that stood in clear are thrown away: new ones are made
-- when they are next needed, and programs ask for a new token (at most an hour's worth of them).
DROP TABLE signing_key;

CREATE TABLE signing_key (
    tenant_id UUID NOT NULL,
    kid TEXT COLLATE "C" NOT NULL,
    -- PEM (PKCS #8), sealed for `signing-key/{tenant}/{kid}`.
    sealed_private_key BYTEA NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, kid)
);
