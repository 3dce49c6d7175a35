--liquibase formatted sql

--changeset pronto:calls-1
CREATE TABLE call (
    id              uuid PRIMARY KEY,
    connection_id   uuid        NOT NULL REFERENCES channel_connection,
    -- The provider's names for the customer's leg, the agent's, and where both are.
    line            text,
    agent_leg       text,
    room            text,
    outgoing        boolean     NOT NULL,
    number          text,
    dialled         text,
    language        text        NOT NULL,
    topic           text,
    queue           text,
    customer_id     uuid        NOT NULL REFERENCES customer,
    conversation_id uuid REFERENCES conversation,
    phase           text        NOT NULL,
    agent           text,
    state           jsonb       NOT NULL,
    rings           int         NOT NULL,
    started_at      timestamptz NOT NULL,
    queued_at       timestamptz,
    answered_at     timestamptz,
    held_ms         bigint      NOT NULL,
    due_at          timestamptz,
    revision        bigint      NOT NULL
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX call_line ON call (connection_id, line) WHERE line IS NOT NULL;
CREATE INDEX call_agent_leg ON call (connection_id, agent_leg) WHERE agent_leg IS NOT NULL;
CREATE INDEX call_due ON call (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX call_conversation ON call (conversation_id, started_at DESC) WHERE conversation_id IS NOT NULL;
CREATE INDEX call_with ON call (agent, started_at DESC) WHERE agent IS NOT NULL AND phase <> 'ENDED';

-- What the provider has yet to do, in order per call.
CREATE TABLE call_order (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    call_id    uuid        NOT NULL REFERENCES call,
    kind       text        NOT NULL,
    body       jsonb       NOT NULL,
    attempts   int         NOT NULL DEFAULT 0,
    due_at     timestamptz NOT NULL,
    problem    text,
    ordered_at timestamptz NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX call_order_due ON call_order (due_at);
CREATE INDEX call_order_call ON call_order (call_id, id);

CREATE TABLE call_menu (
    connection_id uuid PRIMARY KEY REFERENCES channel_connection,
    menu          jsonb       NOT NULL,
    revision      bigint      NOT NULL,
    changed_at    timestamptz NOT NULL
);

CREATE TABLE agent_phone (
    agent      text PRIMARY KEY,
    kind       text        NOT NULL,
    address    text        NOT NULL,
    rings      boolean     NOT NULL,
    changed_at timestamptz NOT NULL
);

-- Who wants to be called, soonest first.
CREATE INDEX conversation_callback ON conversation ((coalesce(callback ->> 'from', callback ->> 'waitingSince')), id)
    WHERE callback ->> 'state' IN ('PLANNED', 'DUE');

-- Which replica listens to which exchange.
CREATE TABLE call_listener (
    connection_id uuid PRIMARY KEY REFERENCES channel_connection,
    holder        uuid        NOT NULL,
    until         timestamptz NOT NULL
) WITH (fillfactor = 70);
