--liquibase formatted sql

--changeset pronto:conversation-001-customer
CREATE TABLE customer (
    id            uuid PRIMARY KEY,
    name          text,
    email         text,
    tier          text        NOT NULL DEFAULT 'STANDARD',
    language      text        NOT NULL,
    -- The host site's or integrator's own id of this person, unique within its owner ('' = the widget's site).
    external_id   text,
    owner         text        NOT NULL DEFAULT '',
    -- SHA-256 of the secret that the visitor's browser keeps.
    secret_hash   bytea,
    created_at    timestamptz NOT NULL,
    revision      bigint      NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX customer_external ON customer (owner, external_id) WHERE external_id IS NOT NULL;
CREATE UNIQUE INDEX customer_secret ON customer (secret_hash) WHERE secret_hash IS NOT NULL;
CREATE INDEX customer_email ON customer (lower(email)) WHERE email IS NOT NULL;

-- When the customer's page was last there; written often, so it stays out of the rows that others read.
CREATE TABLE visitor_seen (
    customer_id uuid PRIMARY KEY REFERENCES customer ON DELETE CASCADE,
    at          timestamptz NOT NULL
) WITH (fillfactor = 70);

--changeset pronto:conversation-002-conversation
CREATE SEQUENCE conversation_number START 1001;
CREATE TABLE conversation (
    id               uuid PRIMARY KEY,
    number           bigint      NOT NULL UNIQUE,
    customer_id      uuid        NOT NULL REFERENCES customer,
    channel          text        NOT NULL,
    owner            text,
    language         text        NOT NULL,
    priority         text        NOT NULL,
    tier             text        NOT NULL,
    topic            text,
    queue            text,
    state            text        NOT NULL,
    state_since      timestamptz NOT NULL,
    assignee         text,
    outcome          text,
    resolved_by      text,
    open_questions   jsonb,
    due_at           timestamptz,
    participants     text[]      NOT NULL DEFAULT '{}',
    last_sequence    bigint      NOT NULL,
    unanswered_since timestamptz,
    last_agent       text,
    rating_score     int,
    rating_comment   text,
    rating_at        timestamptz,
    -- The newest message, so that a list needs no look into the transcripts.
    last_kind        text,
    last_author_kind text,
    last_author_id   text,
    last_author_name text,
    last_text        text,
    last_at          timestamptz,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    revision         bigint      NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX conversation_customer ON conversation (customer_id, created_at DESC);
CREATE INDEX conversation_assignee ON conversation (assignee, id DESC) WHERE assignee IS NOT NULL;
CREATE INDEX conversation_participants ON conversation USING gin (participants);
CREATE INDEX conversation_open ON conversation (state, id DESC) WHERE state <> 'resolved';
CREATE INDEX conversation_owner ON conversation (owner, id DESC) WHERE owner IS NOT NULL;
CREATE INDEX conversation_due ON conversation (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE entry (
    id              uuid PRIMARY KEY,
    conversation_id uuid        NOT NULL REFERENCES conversation,
    sequence        bigint      NOT NULL,
    kind            text        NOT NULL,
    author_kind     text        NOT NULL,
    author_id       text,
    author_name     text,
    text            text        NOT NULL,
    format          text        NOT NULL,
    -- Attachments, citations, choices and event, where there are any.
    extras          jsonb,
    client_id       text,
    helpful         boolean,
    at              timestamptz NOT NULL,
    UNIQUE (conversation_id, sequence)
);
CREATE UNIQUE INDEX entry_client_id ON entry (conversation_id, client_id) WHERE client_id IS NOT NULL;
CREATE INDEX entry_of_customer ON entry (conversation_id, sequence) WHERE author_kind = 'CUSTOMER' AND kind = 'MESSAGE';

-- How far each side has got. One row per conversation, apart from it because it changes in batches and often.
CREATE TABLE receipt (
    conversation_id    uuid PRIMARY KEY REFERENCES conversation ON DELETE CASCADE,
    customer_delivered bigint NOT NULL DEFAULT 0,
    customer_read      bigint NOT NULL DEFAULT 0,
    staff_delivered    bigint NOT NULL DEFAULT 0,
    staff_read         bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 70);
CREATE TABLE reader (
    conversation_id uuid   NOT NULL REFERENCES conversation ON DELETE CASCADE,
    agent           text   NOT NULL,
    sequence        bigint NOT NULL,
    PRIMARY KEY (conversation_id, agent)
) WITH (fillfactor = 70);
CREATE TABLE draft (
    conversation_id uuid        NOT NULL REFERENCES conversation ON DELETE CASCADE,
    agent           text        NOT NULL,
    text            text        NOT NULL,
    at              timestamptz NOT NULL,
    PRIMARY KEY (conversation_id, agent)
);

--changeset pronto:conversation-003-attachment
CREATE TABLE attachment (
    id              uuid PRIMARY KEY,
    customer_id     uuid        NOT NULL REFERENCES customer,
    conversation_id uuid REFERENCES conversation,
    entry_id        uuid,
    by_customer     boolean     NOT NULL,
    uploader        text        NOT NULL,
    name            text        NOT NULL,
    media_type      text        NOT NULL,
    size            bigint      NOT NULL,
    width           int,
    height          int,
    created_at      timestamptz NOT NULL
);
CREATE INDEX attachment_orphans ON attachment (created_at) WHERE entry_id IS NULL;
CREATE TABLE attachment_content (
    id      uuid PRIMARY KEY REFERENCES attachment ON DELETE CASCADE,
    content bytea NOT NULL
);
-- Images and PDFs are compressed already.
ALTER TABLE attachment_content ALTER COLUMN content SET STORAGE EXTERNAL;

--changeset pronto:conversation-004-projections
CREATE TABLE agent (
    id          text PRIMARY KEY,
    username    text        NOT NULL,
    name        text        NOT NULL,
    active      boolean     NOT NULL,
    presence    text        NOT NULL DEFAULT 'OFFLINE',
    changed_at  timestamptz NOT NULL
);
CREATE TABLE queue (
    id         text PRIMARY KEY,
    name       text        NOT NULL,
    name_zh    text        NOT NULL,
    active     boolean     NOT NULL,
    changed_at timestamptz NOT NULL
);
CREATE TABLE clock (
    id                uuid PRIMARY KEY,
    conversation_id   uuid        NOT NULL,
    metric            text        NOT NULL,
    state             text        NOT NULL,
    target_seconds    bigint      NOT NULL,
    due_at            timestamptz NOT NULL,
    paused_since      timestamptz,
    remaining_seconds bigint,
    changed_at        timestamptz NOT NULL
);
CREATE INDEX clock_conversation ON clock (conversation_id);
CREATE TABLE wait_estimate (
    conversation_id uuid PRIMARY KEY,
    position        int         NOT NULL,
    low_seconds     int,
    high_seconds    int,
    at              timestamptz NOT NULL
) WITH (fillfactor = 70);

--changeset pronto:conversation-005-quick-reply
CREATE TABLE quick_reply (
    id         uuid PRIMARY KEY,
    shortcut   text        NOT NULL,
    title      text        NOT NULL,
    language   text        NOT NULL,
    text       text        NOT NULL,
    updated_at timestamptz NOT NULL,
    UNIQUE (shortcut, language)
);

--changeset pronto:conversation-006-webhook
CREATE TABLE webhook (
    id         uuid PRIMARY KEY,
    -- The integrator's client id; null: an administrator's, told of every conversation.
    owner      text,
    url        text        NOT NULL,
    events     text[]      NOT NULL,
    secret     text        NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE TABLE webhook_delivery (
    id           uuid PRIMARY KEY,
    webhook_id   uuid        NOT NULL REFERENCES webhook ON DELETE CASCADE,
    event_id     uuid        NOT NULL,
    type         text        NOT NULL,
    body         text        NOT NULL,
    state        text        NOT NULL,
    attempts     int         NOT NULL DEFAULT 0,
    next_at      timestamptz,
    last_status  int,
    last_error   text,
    created_at   timestamptz NOT NULL,
    delivered_at timestamptz,
    UNIQUE (webhook_id, event_id)
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX webhook_delivery_list ON webhook_delivery (webhook_id, id DESC);

--changeset pronto:conversation-007-notice
-- What staff are told about promises in danger.
CREATE TABLE notice (
    id              uuid PRIMARY KEY,
    kind            text        NOT NULL,
    conversation_id uuid        NOT NULL,
    metric          text        NOT NULL,
    percent         int,
    step            int,
    -- person:<id>, supervisors, managers or agents
    recipients      text[]      NOT NULL,
    due_at          timestamptz NOT NULL,
    at              timestamptz NOT NULL
);
CREATE INDEX notice_newest ON notice (at DESC, id DESC);
CREATE INDEX notice_recipients ON notice USING gin (recipients);
CREATE TABLE notice_read (
    reader text        NOT NULL,
    notice uuid        NOT NULL REFERENCES notice ON DELETE CASCADE,
    at     timestamptz NOT NULL,
    PRIMARY KEY (reader, notice)
);
CREATE INDEX notice_read_notice ON notice_read (notice);

--changeset pronto:conversation-008-tags
ALTER TABLE conversation ADD COLUMN tags text[] NOT NULL DEFAULT '{}';
