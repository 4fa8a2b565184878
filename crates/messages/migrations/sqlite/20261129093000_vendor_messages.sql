-- Whether devices may show what their vendor sends; the organization's own messages are not concerned.
ALTER TABLE message_settings ADD COLUMN vendor_messages INTEGER NOT NULL DEFAULT 1;
