--liquibase formatted sql

--changeset pronto:identities-1
-- The customer who leads those that are the same person; she herself, and whoever is alone, has none. Conversations stay where they
-- are: telling two apart again is then exact.
ALTER TABLE customer ADD COLUMN person uuid REFERENCES customer;
CREATE INDEX customer_person ON customer ((coalesce(person, id)));

CREATE TABLE customer_merge (
    id        uuid PRIMARY KEY,
    kept      uuid        NOT NULL REFERENCES customer,
    merged    uuid        NOT NULL REFERENCES customer,
    moved     uuid[]      NOT NULL,
    reason    text,
    by_agent  text        NOT NULL,
    at        timestamptz NOT NULL,
    undone_by text,
    undone_at timestamptz
);
CREATE INDEX customer_merge_kept ON customer_merge (kept, at DESC);
CREATE INDEX customer_merge_merged ON customer_merge (merged, at DESC);
CREATE INDEX customer_name ON customer (lower(name)) WHERE name IS NOT NULL;
