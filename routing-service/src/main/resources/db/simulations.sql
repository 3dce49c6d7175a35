--liquibase formatted sql

--changeset pronto:routing-simulations
CREATE TABLE simulation (
    id       uuid PRIMARY KEY,
    name     text             NOT NULL,
    by_id    text             NOT NULL,
    by_name  text             NOT NULL,
    asked_at timestamptz      NOT NULL,
    stage    text             NOT NULL,
    progress double precision NOT NULL DEFAULT 0,
    -- When whoever simulates was last heard of.
    beat_at  timestamptz,
    ended_at timestamptz,
    fault    text,
    question jsonb            NOT NULL,
    answer   jsonb,
    CHECK ((stage = 'DONE') = (answer IS NOT NULL)),
    CHECK ((stage = 'FAILED') = (fault IS NOT NULL))
);
CREATE INDEX simulation_latest ON simulation (asked_at DESC, id DESC);
CREATE INDEX simulation_open ON simulation (asked_at) WHERE stage IN ('QUEUED', 'RUNNING');
