--liquibase formatted sql

--changeset pronto:knowledge-topics-1
CREATE TABLE topic (
    key      text PRIMARY KEY,
    name     text    NOT NULL,
    name_zh  text    NOT NULL,
    examples text[]  NOT NULL,
    active   boolean NOT NULL,
    revision bigint  NOT NULL
);
-- What belongs to a queue, as routing tells.
CREATE TABLE topic_queue (
    queue  text PRIMARY KEY,
    topics text[] NOT NULL
);
-- A conversation's first messages, what was guessed of them, and what it turned out to be: those with a label are the lessons.
CREATE TABLE topic_case (
    conversation    uuid PRIMARY KEY,
    language        text        NOT NULL,
    text            text        NOT NULL,
    messages        integer     NOT NULL,
    -- To be guessed anew since then.
    wanted_at       timestamptz,
    tries           integer     NOT NULL DEFAULT 0,
    vector          bytea,
    embedding_model text,
    guess           text,
    confidence      double precision,
    sure            boolean,
    model           integer,
    topic           text,
    topic_source    text,
    queue           text,
    label           text,
    label_weight    double precision,
    finished_at     timestamptz,
    updated_at      timestamptz NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX topic_case_wanted ON topic_case (wanted_at) WHERE wanted_at IS NOT NULL;
CREATE INDEX topic_case_lessons ON topic_case (language, embedding_model, finished_at DESC) WHERE label IS NOT NULL;
CREATE INDEX topic_case_finished ON topic_case (finished_at) WHERE label IS NOT NULL;
CREATE INDEX topic_case_age ON topic_case (updated_at);
CREATE TABLE topic_model (
    version         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    language        text        NOT NULL,
    embedding_model text        NOT NULL,
    trained_at      timestamptz NOT NULL,
    lessons         integer     NOT NULL,
    topics          text[]      NOT NULL,
    parameters      bytea       NOT NULL,
    measures        jsonb       NOT NULL
);
CREATE INDEX topic_model_newest ON topic_model (language, version DESC);
-- One row: when topics are learned next, who does it just now, and from which confidence a guess decides.
CREATE TABLE topic_training (
    id            integer PRIMARY KEY CHECK (id = 1),
    due_at        timestamptz NOT NULL,
    claimed_until timestamptz,
    started_at    timestamptz,
    finished_at   timestamptz,
    error         text,
    new_lessons   integer          NOT NULL DEFAULT 0,
    sure_at       double precision NOT NULL,
    revision      bigint           NOT NULL
);
INSERT INTO topic_training (id, due_at, sure_at, revision) VALUES (1, '-infinity', 0.7, 1);
