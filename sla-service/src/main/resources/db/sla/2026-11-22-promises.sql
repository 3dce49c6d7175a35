--liquibase formatted sql

--changeset pronto:promises-1-rules
-- A version never changes; an edit adds a row.
CREATE TABLE calendar (
    id         text        NOT NULL,
    version    integer     NOT NULL CHECK (version > 0),
    definition jsonb       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (id, version)
);
CREATE TABLE policy (
    id         text        NOT NULL,
    version    integer     NOT NULL CHECK (version > 0),
    definition jsonb       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (id, version)
);

--changeset pronto:promises-2-clocks
-- What the promises of a conversation depend on, gathered from events.
CREATE TABLE enquiry (
    conversation      uuid PRIMARY KEY,
    channel           text    NOT NULL,
    queue             text,
    priority          text    NOT NULL,
    tier              text    NOT NULL,
    language          text    NOT NULL,
    topic             text,
    with_bot          boolean NOT NULL,
    awaiting_customer boolean NOT NULL,
    resolved          boolean NOT NULL,
    offered_to        text,
    assignee          text,
    seen_by           text[]  NOT NULL,
    greeted           boolean NOT NULL,
    human_replied     boolean NOT NULL,
    asked_at          timestamptz,
    unanswered_since  timestamptz
) WITH (fillfactor = 70);

CREATE TABLE clock (
    id               uuid PRIMARY KEY,
    conversation     uuid        NOT NULL,
    metric           text        NOT NULL,
    state            text        NOT NULL,
    started_at       timestamptz NOT NULL,
    policy           text        NOT NULL,
    policy_version   integer     NOT NULL,
    calendar         text        NOT NULL,
    calendar_version integer     NOT NULL,
    target_micros    bigint      NOT NULL,
    goal_micros      bigint,
    warn_at_percent  integer[]   NOT NULL,
    paused_in        text[]      NOT NULL,
    stage            text        NOT NULL,
    since            timestamptz NOT NULL,
    worked_micros    bigint      NOT NULL,
    warned           smallint    NOT NULL,
    due_at           timestamptz,
    warn_due_at      timestamptz,
    -- When time alone changes it next: the earlier of the two above while it runs, nothing otherwise.
    alarm_at         timestamptz,
    cause            text,
    failures         smallint    NOT NULL DEFAULT 0
) WITH (fillfactor = 70);
CREATE INDEX clock_conversation ON clock (conversation, started_at);
-- Only running clocks are in it: looking for due ones costs the same however many there are.
CREATE INDEX clock_alarm ON clock (alarm_at) WHERE alarm_at IS NOT NULL;
CREATE INDEX clock_running ON clock (due_at, id) WHERE state = 'RUNNING';

-- Where every second of a clock went. The stretch that has not ended is in the clock itself.
CREATE TABLE clock_segment (
    clock         uuid        NOT NULL,
    number        bigint      GENERATED ALWAYS AS IDENTITY,
    stage         text        NOT NULL,
    began_at      timestamptz NOT NULL,
    ended_at      timestamptz NOT NULL,
    counted       boolean     NOT NULL,
    worked_micros bigint      NOT NULL,
    PRIMARY KEY (clock, number)
);
