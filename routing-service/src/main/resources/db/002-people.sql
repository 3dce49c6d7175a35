--liquibase formatted sql

--changeset pronto:routing-3-people
ALTER TABLE skill
    ADD COLUMN neighbours text[] NOT NULL DEFAULT '{}',
    ADD COLUMN revision   bigint NOT NULL DEFAULT 0;

CREATE TABLE team (
    id       text PRIMARY KEY,
    name     text    NOT NULL,
    name_zh  text    NOT NULL,
    revision bigint  NOT NULL
);

ALTER TABLE agent
    ADD COLUMN teams           text[]        NOT NULL DEFAULT '{}',
    ADD COLUMN hours           jsonb,
    ADD COLUMN cap_most        integer,
    ADD COLUMN cap_seconds     integer,
    ADD COLUMN wrap_up_seconds integer       NOT NULL DEFAULT 0,
    ADD COLUMN revision        bigint        NOT NULL DEFAULT 0,
    ADD COLUMN presence_until  timestamptz,
    ADD COLUMN paused          text[]        NOT NULL DEFAULT '{}',
    ADD COLUMN gone_since      timestamptz,
    ADD COLUMN recently_given  timestamptz[] NOT NULL DEFAULT '{}',
    -- When something about the agent changes by itself; told by the core.
    ADD COLUMN due_at          timestamptz,
    ADD CHECK ((cap_most IS NULL) = (cap_seconds IS NULL));
CREATE INDEX agent_due ON agent (due_at) WHERE due_at IS NOT NULL;

--changeset pronto:routing-4-queue-rules
ALTER TABLE queue
    -- As usual when nothing is told.
    ADD COLUMN rules    jsonb,
    ADD COLUMN revision bigint NOT NULL DEFAULT 1;
