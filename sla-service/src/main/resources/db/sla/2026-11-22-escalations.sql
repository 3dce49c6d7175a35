--liquibase formatted sql

--changeset pronto:escalations-1-ladders
-- A version never changes; an edit adds a row. Clocks name the version they have, so that none is ever removed.
CREATE TABLE ladder (
    id         text        NOT NULL,
    version    integer     NOT NULL CHECK (version > 0),
    definition jsonb       NOT NULL,
    in_use     boolean     NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (id, version)
);

--changeset pronto:escalations-2-adjustments
CREATE TABLE adjustment (
    id           uuid PRIMARY KEY,
    definition   jsonb       NOT NULL,
    requested_at timestamptz NOT NULL,
    -- APPROVED, REJECTED or WITHDRAWN; nothing while nobody has decided.
    verdict      text,
    begins_at    timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL
);
CREATE INDEX adjustment_newest ON adjustment (requested_at DESC, id DESC);
CREATE INDEX adjustment_approved ON adjustment (ends_at) WHERE verdict = 'APPROVED';

--changeset pronto:escalations-3-clocks
ALTER TABLE clock RENAME COLUMN warn_due_at TO next_at;
ALTER TABLE clock
    ADD COLUMN escalated       smallint NOT NULL DEFAULT 0,
    ADD COLUMN ladder          text,
    ADD COLUMN ladder_version  integer  NOT NULL DEFAULT 0,
    ADD COLUMN adjustment      text,
    ADD COLUMN adjustment_name text,
    ADD COLUMN adjustment_kind text,
    ADD COLUMN standard_micros bigint,
    ADD COLUMN reasons         text[]   NOT NULL DEFAULT '{}',
    -- The edition of policies, calendars and adjustments that it was last looked at by.
    ADD COLUMN edition         bigint   NOT NULL DEFAULT 0;
-- Only clocks that may have to be re-based are in it; when none is behind, looking costs the same however many run.
CREATE INDEX clock_edition ON clock (edition) WHERE state IN ('RUNNING', 'PAUSED');
-- For reports: where the time of clocks went that ended in a period.
CREATE INDEX clock_ended ON clock (since) WHERE state IN ('MET', 'SETTLED', 'CANCELLED');
ALTER TABLE clock_segment
    ADD COLUMN calendar         text    NOT NULL DEFAULT 'around-the-clock',
    ADD COLUMN calendar_version integer NOT NULL DEFAULT 0,
    ADD COLUMN adjusted         text;

--changeset pronto:escalations-4-responses
ALTER TABLE enquiry ADD COLUMN waiting_since timestamptz;
UPDATE enquiry SET waiting_since = unanswered_since;
-- Every wait for a person's answer, for promises that are judged over a day or a week.
CREATE TABLE response (
    number         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation   uuid        NOT NULL,
    policy         text        NOT NULL,
    policy_version integer     NOT NULL,
    agent          text        NOT NULL,
    at             timestamptz NOT NULL,
    elapsed_micros bigint      NOT NULL,
    target_micros  bigint      NOT NULL,
    attain_percent smallint
);
CREATE INDEX response_window ON response (policy, at);

--changeset pronto:escalations-5-marks
-- Warnings that were given (percent, recipients) and steps that were taken (ladder, step).
CREATE TABLE clock_mark (
    clock          uuid   NOT NULL,
    number         bigint GENERATED ALWAYS AS IDENTITY,
    at             timestamptz NOT NULL,
    percent        smallint,
    recipients     text,
    ladder         text,
    ladder_version integer,
    step           smallint,
    PRIMARY KEY (clock, number)
);
