--liquibase formatted sql

--changeset pronto:knowledge-overlaps-1
-- Published articles that are still to be compared with others.
CREATE TABLE overlap_task (
    article  uuid PRIMARY KEY,
    due_at   timestamptz NOT NULL,
    attempts integer     NOT NULL DEFAULT 0
);
CREATE INDEX overlap_task_due ON overlap_task (due_at);
-- Pairs of articles that say the same twice or contradict each other; the smaller id comes first.
CREATE TABLE overlap (
    id           uuid PRIMARY KEY,
    here         uuid             NOT NULL,
    there        uuid             NOT NULL,
    kind         text             NOT NULL CHECK (kind IN ('DUPLICATE', 'CONTRADICTION')),
    here_text    text             NOT NULL,
    there_text   text             NOT NULL,
    likeness     double precision NOT NULL,
    found_at     timestamptz      NOT NULL,
    dismissed_at timestamptz,
    dismissed_by text,
    CHECK (here < there)
);
CREATE UNIQUE INDEX overlap_once ON overlap (here, there, kind, md5(here_text), md5(there_text));
CREATE INDEX overlap_there ON overlap (there);
CREATE INDEX overlap_newest ON overlap (found_at DESC, id DESC);
