--liquibase formatted sql

--changeset pronto:routing-5-pool-mark
-- A new one with each change: a replica that finds its own there remembers the pool rightly.
ALTER TABLE pool ADD COLUMN mark uuid NOT NULL DEFAULT gen_random_uuid();
