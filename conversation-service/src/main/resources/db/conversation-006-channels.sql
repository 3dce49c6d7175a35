--liquibase formatted sql

--changeset pronto:channels-1
-- An account at a platform. Secrets are encrypted; removed ones stay as what their conversations came through.
CREATE TABLE channel_connection (
    id         uuid PRIMARY KEY,
    kind       text        NOT NULL,
    name       text        NOT NULL,
    settings   jsonb       NOT NULL,
    secrets    bytea,
    enabled    boolean     NOT NULL,
    with_bot   boolean     NOT NULL,
    language   text        NOT NULL,
    queue      text,
    created_at timestamptz NOT NULL,
    removed_at timestamptz,
    revision   bigint      NOT NULL
);
CREATE TABLE channel_gate (
    connection_id uuid PRIMARY KEY REFERENCES channel_connection ON DELETE CASCADE,
    outages       int         NOT NULL,
    closed_until  timestamptz,
    allowed       int         NOT NULL,
    problem       text,
    at            timestamptz NOT NULL
) WITH (fillfactor = 70);

-- Whose address it is.
CREATE TABLE channel_contact (
    kind        text        NOT NULL,
    value       text        NOT NULL,
    customer_id uuid        NOT NULL REFERENCES customer,
    name        text,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (kind, value)
);
CREATE INDEX channel_contact_customer ON channel_contact (customer_id);

CREATE TABLE channel_thread (
    id              uuid PRIMARY KEY,
    connection_id   uuid        NOT NULL REFERENCES channel_connection,
    thread_key      text        NOT NULL,
    conversation_id uuid        NOT NULL REFERENCES conversation,
    address_kind    text        NOT NULL,
    address_value   text        NOT NULL,
    address_name    text,
    in_public       boolean     NOT NULL,
    last_inbound_id text,
    last_inbound_at timestamptz NOT NULL,
    created_at      timestamptz NOT NULL,
    UNIQUE (connection_id, thread_key, conversation_id)
) WITH (fillfactor = 80);
CREATE INDEX channel_thread_newest ON channel_thread (connection_id, thread_key, created_at DESC, id DESC);
CREATE INDEX channel_thread_conversation ON channel_thread (conversation_id, last_inbound_at DESC);

-- What a platform has told us, by its own id: the same id never has a second effect.
CREATE TABLE channel_message (
    connection_id   uuid        NOT NULL REFERENCES channel_connection,
    provider_id     text        NOT NULL,
    what            text        NOT NULL,
    conversation_id uuid,
    entry_id        uuid,
    at              timestamptz NOT NULL,
    PRIMARY KEY (connection_id, provider_id)
);
CREATE INDEX channel_message_entry ON channel_message (entry_id) WHERE entry_id IS NOT NULL;

-- Messages that wait for their files, and those behind them.
CREATE TABLE channel_arrival (
    id            uuid PRIMARY KEY,
    connection_id uuid        NOT NULL REFERENCES channel_connection,
    thread_key    text        NOT NULL,
    payload       jsonb       NOT NULL,
    attempts      int         NOT NULL DEFAULT 0,
    next_at       timestamptz NOT NULL,
    problem       text,
    created_at    timestamptz NOT NULL
);
CREATE INDEX channel_arrival_due ON channel_arrival (next_at);
CREATE INDEX channel_arrival_thread ON channel_arrival (connection_id, thread_key, id);

CREATE TABLE channel_delivery (
    id              uuid PRIMARY KEY,
    connection_id   uuid        NOT NULL REFERENCES channel_connection,
    thread_id       uuid        NOT NULL REFERENCES channel_thread,
    conversation_id uuid        NOT NULL REFERENCES conversation,
    entry_id        uuid        NOT NULL,
    sequence        bigint      NOT NULL,
    part            int         NOT NULL,
    text            text        NOT NULL,
    in_public       boolean     NOT NULL,
    progress        text        NOT NULL,
    attempts        int         NOT NULL DEFAULT 0,
    next_at         timestamptz,
    problem         text,
    provider_id     text,
    created_at      timestamptz NOT NULL,
    sent_at         timestamptz,
    UNIQUE (entry_id, part)
) WITH (fillfactor = 80);
CREATE INDEX channel_delivery_due ON channel_delivery (connection_id, next_at) WHERE progress = 'QUEUED';
CREATE INDEX channel_delivery_order ON channel_delivery (conversation_id, sequence, part) WHERE progress = 'QUEUED';
CREATE INDEX channel_delivery_conversation ON channel_delivery (conversation_id, sequence DESC, part DESC);
CREATE INDEX channel_delivery_failed ON channel_delivery (id DESC) WHERE progress = 'FAILED';
CREATE INDEX channel_delivery_provider ON channel_delivery (connection_id, provider_id) WHERE provider_id IS NOT NULL;
CREATE INDEX channel_delivery_thread ON channel_delivery (thread_id) WHERE progress IN ('SENT', 'DELIVERED');
