--liquibase formatted sql

--changeset pronto:knowledge-search-1
CREATE TABLE synonym_group (
    id       uuid PRIMARY KEY,
    language text   NOT NULL,
    words    text[] NOT NULL
);
CREATE INDEX synonym_group_language ON synonym_group (language, id);
-- A copy of a language's index that is being filled beside the live one.
CREATE TABLE index_build (
    language   text PRIMARY KEY,
    name       text        NOT NULL,
    started_at timestamptz NOT NULL,
    asked_by   text        NOT NULL
);
