--liquibase formatted sql

--changeset pronto:knowledge-transfer-1
CREATE TABLE import_job (
    id              uuid PRIMARY KEY,
    format          text        NOT NULL,
    name            text        NOT NULL,
    state           text        NOT NULL CHECK (state IN ('RECEIVING', 'RUNNING', 'DONE', 'STOPPED', 'BROKEN')),
    author_id       text        NOT NULL,
    author_username text        NOT NULL,
    author_name     text        NOT NULL,
    started_at      timestamptz NOT NULL,
    -- While it is received or worked off, somebody says until when he is at it.
    claimed_until   timestamptz,
    finished_at     timestamptz,
    row_count       integer     NOT NULL DEFAULT 0,
    created         integer     NOT NULL DEFAULT 0,
    updated         integer     NOT NULL DEFAULT 0,
    unchanged       integer     NOT NULL DEFAULT 0,
    refused         integer     NOT NULL DEFAULT 0,
    problem         text
);
CREATE INDEX import_job_open ON import_job (started_at) WHERE state IN ('RECEIVING', 'RUNNING');
-- A row keeps its content until it is taken; a refused one keeps it, so that it can be put right.
CREATE TABLE import_row (
    job      uuid    NOT NULL REFERENCES import_job ON DELETE CASCADE,
    number   integer NOT NULL,
    place    text    NOT NULL,
    content  text,
    result   text CHECK (result IN ('CREATED', 'UPDATED', 'UNCHANGED', 'REFUSED')),
    article  uuid,
    version  integer,
    code     text,
    field    text,
    detail   text,
    PRIMARY KEY (job, number)
);
CREATE INDEX import_row_open ON import_row (job, number) WHERE result IS NULL;
CREATE INDEX import_row_refused ON import_row (job, number) WHERE result = 'REFUSED';
