--liquibase formatted sql

--changeset pronto:knowledge-learning-1
-- What people said about answers, with what would have been answered before it was learned.
CREATE TABLE answer_feedback (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    language     text        NOT NULL,
    audience     text        NOT NULL,
    question     text        NOT NULL,
    article      uuid,
    verdict      text        NOT NULL CHECK (verdict IN ('RIGHT', 'WRONG', 'THIS_WAS_THE_ANSWER', 'NOTHING_FITS')),
    guess        uuid,
    confidence   double precision NOT NULL,
    guess_right  boolean,
    conversation uuid,
    given_by     text        NOT NULL,
    given_at     timestamptz NOT NULL,
    CHECK ((article IS NULL) = (verdict = 'NOTHING_FITS'))
);
CREATE INDEX answer_feedback_newest ON answer_feedback (language, id DESC);
-- Directions of questions that are learned from, so that learning anew does not compute them anew.
CREATE TABLE lesson_vector (
    digest  bytea PRIMARY KEY,
    vector  bytea       NOT NULL,
    used_at timestamptz NOT NULL
);
CREATE TABLE answer_model (
    version         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    language        text        NOT NULL,
    embedding_model text        NOT NULL,
    learned_at      timestamptz NOT NULL,
    lessons         integer     NOT NULL,
    articles        integer     NOT NULL,
    parameters      bytea
);
CREATE INDEX answer_model_newest ON answer_model (language, version DESC);
-- One row per language: from what the newest model was learned, and who learns just now.
CREATE TABLE answer_learning (
    language      text PRIMARY KEY,
    learned_from  text        NOT NULL,
    claimed_until timestamptz,
    error         text
);
INSERT INTO answer_learning (language, learned_from) VALUES ('en', ''), ('zh', '');
-- What is wanted of the bot's answers, per audience.
CREATE TABLE answer_wish (
    audience      text PRIMARY KEY,
    wanted        double precision NOT NULL CHECK (wanted > 0 AND wanted <= 1),
    foreign_share double precision NOT NULL CHECK (foreign_share >= 0 AND foreign_share < 1),
    revision      bigint           NOT NULL
);

--changeset pronto:knowledge-learning-2
-- What people answer, never the bot. The shipped topics stand here once somebody has changed them.
CREATE TABLE sensitive_topic (
    key        text PRIMARY KEY,
    name       text    NOT NULL,
    name_zh    text    NOT NULL,
    active     boolean NOT NULL,
    phrases_en text[]  NOT NULL,
    phrases_zh text[]  NOT NULL,
    revision   bigint  NOT NULL
);

--changeset pronto:knowledge-learning-3
ALTER TABLE bot_session ADD COLUMN confidence double precision NOT NULL DEFAULT 0;
ALTER TABLE bot_session ADD COLUMN shown text[] NOT NULL DEFAULT '{}';
