-- What an application may do in people's names without asking them: agreed to by one person for
-- themselves, or, without a user, by an administrator for everybody of the organization.
CREATE TABLE oauth_consent (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    application_id UUID NOT NULL,
    user_id UUID,
    scope TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX oauth_consent_person ON oauth_consent (tenant_id, application_id, user_id) WHERE user_id IS NOT NULL;
CREATE UNIQUE INDEX oauth_consent_everybody ON oauth_consent (tenant_id, application_id) WHERE user_id IS NULL;
CREATE INDEX oauth_consent_user ON oauth_consent (tenant_id, user_id);
