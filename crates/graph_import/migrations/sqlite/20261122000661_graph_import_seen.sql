-- Whether a thing was named since everything of its kind was last read again.
ALTER TABLE graph_import_object ADD COLUMN seen INTEGER NOT NULL DEFAULT 1;
