-- Whether a link was made because the provider stated a person's e-mail address, and not by themselves.
-- Such a link ends to count once they hold a role.
ALTER TABLE external_identity ADD COLUMN by_mail BOOLEAN NOT NULL DEFAULT FALSE;
