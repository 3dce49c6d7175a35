--liquibase formatted sql

--changeset pronto:knowledge-gaps-1
-- What the knowledge base lacks: questions that mean the same and found no good answer.
CREATE TABLE gap (
    id              uuid PRIMARY KEY,
    language        text        NOT NULL,
    embedding_model text        NOT NULL,
    state           text        NOT NULL CHECK (state IN ('OPEN', 'DRAFTED', 'COVERED', 'DISMISSED')),
    -- The sum of its questions' directions, and how many there are.
    direction       bytea       NOT NULL,
    size            integer     NOT NULL,
    article         uuid,
    reason          text,
    covered_at      timestamptz,
    created_at      timestamptz NOT NULL,
    changed_at      timestamptz NOT NULL,
    changed_by      text,
    revision        bigint      NOT NULL,
    CHECK (state NOT IN ('DRAFTED', 'COVERED') OR article IS NOT NULL),
    CHECK ((state = 'COVERED') = (covered_at IS NOT NULL))
);
CREATE INDEX gap_language ON gap (language, embedding_model);
CREATE INDEX gap_article ON gap (article) WHERE article IS NOT NULL;
-- Customers' questions, what became of them and what colleagues replied. Personal words are marks before they get here.
CREATE TABLE asked_question (
    message         uuid PRIMARY KEY,
    conversation    uuid        NOT NULL,
    language        text        NOT NULL,
    text            text        NOT NULL,
    fate            text        NOT NULL,
    with_bot        boolean     NOT NULL,
    articles        uuid[]      NOT NULL DEFAULT '{}',
    reply           text,
    reply_message   uuid,
    reply_agent     text,
    replied_at      timestamptz,
    approved_by     text,
    -- To be embedded or put into a gap since then.
    wanted_at       timestamptz,
    tries           integer     NOT NULL DEFAULT 0,
    vector          bytea,
    embedding_model text,
    gap             uuid REFERENCES gap ON DELETE SET NULL,
    likeness        double precision,
    asked_at        timestamptz NOT NULL,
    changed_at      timestamptz NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX asked_question_conversation ON asked_question (conversation, asked_at DESC);
CREATE INDEX asked_question_wanted ON asked_question (wanted_at) WHERE wanted_at IS NOT NULL;
CREATE INDEX asked_question_gap ON asked_question (gap, asked_at) WHERE gap IS NOT NULL;
CREATE UNIQUE INDEX asked_question_reply ON asked_question (reply_message) WHERE reply_message IS NOT NULL;
CREATE INDEX asked_question_replied ON asked_question (language, changed_at) WHERE reply IS NOT NULL AND vector IS NOT NULL;
CREATE INDEX asked_question_age ON asked_question (asked_at);

--changeset pronto:knowledge-gaps-misses
-- Where it was asked: in a conversation, by a program over the API, or in the help centre's search.
ALTER TABLE asked_question ADD COLUMN source text NOT NULL DEFAULT 'CONVERSATION';
CREATE INDEX asked_question_source ON asked_question (source, asked_at) WHERE source <> 'CONVERSATION';
