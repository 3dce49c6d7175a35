--liquibase formatted sql

--changeset pronto:routing-6-outlook
ALTER TABLE work_item
    ADD COLUMN deadline    timestamptz,
    ADD COLUMN ring_ms     bigint,
    ADD COLUMN handling_ms bigint,
    ADD COLUMN extra_ms    bigint NOT NULL DEFAULT 0,
    -- Queues left in this wait because it had waited there for long.
    ADD COLUMN overflowed  text[] NOT NULL DEFAULT '{}';

-- Promises about waiting work, as sla-service tells them.
CREATE TABLE promised_reply (
    clock        uuid PRIMARY KEY,
    conversation uuid        NOT NULL,
    metric       text        NOT NULL,
    due_at       timestamptz,
    target_ms    bigint,
    standing     text        NOT NULL,
    told_at      timestamptz NOT NULL,
    -- The waiting work has not been looked at since.
    changed      boolean     NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX promised_reply_open ON promised_reply (conversation) WHERE standing <> 'OVER';
CREATE INDEX promised_reply_changed ON promised_reply (told_at) WHERE changed;
CREATE INDEX promised_reply_over ON promised_reply (told_at) WHERE standing = 'OVER';

CREATE TABLE handling_time (
    queue   text        NOT NULL,
    channel text        NOT NULL,
    took_ms bigint      NOT NULL,
    at      timestamptz NOT NULL
);
CREATE INDEX handling_time_recent ON handling_time (queue, channel, at DESC);
