--liquibase formatted sql

--changeset pronto:routing-1-people-and-queues
-- One row per pool; whoever holds its lock is the pool's only writer.
CREATE TABLE pool (
    id text PRIMARY KEY
);
INSERT INTO pool (id) VALUES ('main');

CREATE TABLE skill (
    id      text PRIMARY KEY,
    name    text NOT NULL,
    name_zh text NOT NULL
);

CREATE TABLE agent (
    id                 text PRIMARY KEY,
    username           text        NOT NULL,
    name               text        NOT NULL,
    languages          text[]      NOT NULL,
    skills             jsonb       NOT NULL,
    capacity           integer     NOT NULL CHECK (capacity >= 0),
    presence           text        NOT NULL,
    presence_since     timestamptz NOT NULL,
    active             boolean     NOT NULL,
    last_given_work_at timestamptz NOT NULL
);
CREATE INDEX agent_active ON agent (username, id) WHERE active;

CREATE TABLE queue (
    id              text PRIMARY KEY,
    name            text    NOT NULL,
    name_zh         text    NOT NULL,
    required_skills jsonb   NOT NULL,
    languages       text[]  NOT NULL,
    topics          text[]  NOT NULL,
    offer_seconds   integer NOT NULL,
    weights         jsonb   NOT NULL,
    active          boolean NOT NULL
);

--changeset pronto:routing-2-work
CREATE TABLE work_item (
    conversation   uuid PRIMARY KEY,
    channel        text        NOT NULL,
    language       text        NOT NULL,
    tier           text        NOT NULL,
    priority       text        NOT NULL,
    named_queue    text,
    topic          text,
    suggested      jsonb       NOT NULL,
    queue          text        NOT NULL,
    skills         jsonb       NOT NULL,
    weight         integer     NOT NULL,
    preferred      text,
    last_agent     text,
    waiting_since  timestamptz NOT NULL,
    declined       jsonb       NOT NULL,
    state          text        NOT NULL,
    queued_at      timestamptz,
    reserved_agent text,
    reserved_until timestamptz,
    offer          uuid,
    agent          text,
    offered_at     timestamptz,
    expires_at     timestamptz,
    cause          text,
    assigned_at    timestamptz,
    attention      text,
    frees_at       timestamptz,
    finished_at    timestamptz,
    -- Told by the core from the columns above, for the indexes.
    place          timestamptz NOT NULL,
    held           integer     NOT NULL,
    due_at         timestamptz,
    CHECK ((state IN ('OFFERED', 'ASSIGNED')) = (agent IS NOT NULL)),
    CHECK ((state = 'OFFERED') = (offer IS NOT NULL))
) WITH (fillfactor = 70);
CREATE INDEX work_item_waiting ON work_item (place, conversation) WHERE state = 'WAITING';
CREATE INDEX work_item_line ON work_item (queue, place, conversation) WHERE state IN ('WAITING', 'OFFERED');
CREATE INDEX work_item_held ON work_item (agent) WHERE agent IS NOT NULL;
CREATE UNIQUE INDEX work_item_offer ON work_item (offer) WHERE offer IS NOT NULL;
CREATE INDEX work_item_due ON work_item (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE offer (
    id           uuid PRIMARY KEY,
    conversation uuid        NOT NULL,
    agent        text        NOT NULL,
    queue        text        NOT NULL,
    reasons      text[]      NOT NULL,
    offered_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    result       text,
    reason       text,
    ended_at     timestamptz
);
CREATE INDEX offer_open ON offer (agent, expires_at) WHERE result IS NULL;
-- The last guard against offering one conversation to two agents.
CREATE UNIQUE INDEX offer_one_open ON offer (conversation) WHERE result IS NULL;
CREATE INDEX offer_age ON offer (offered_at);

CREATE TABLE decision (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation uuid        NOT NULL,
    at           timestamptz NOT NULL,
    chosen       text,
    policy       text        NOT NULL,
    body         jsonb       NOT NULL
);
CREATE INDEX decision_conversation ON decision (conversation, id DESC);
CREATE INDEX decision_age ON decision (at);

CREATE TABLE hand_over (
    queue     text        NOT NULL,
    queued_at timestamptz NOT NULL,
    at        timestamptz NOT NULL
);
CREATE INDEX hand_over_recent ON hand_over (queue, at DESC);

CREATE TABLE told_wait (
    conversation uuid PRIMARY KEY,
    queue        text    NOT NULL,
    position     integer NOT NULL,
    low_seconds  integer,
    high_seconds integer
) WITH (fillfactor = 70);
CREATE INDEX told_wait_queue ON told_wait (queue);
