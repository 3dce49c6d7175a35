--liquibase formatted sql

--changeset pronto:routing-classification-1
-- All rules in their order are one document: they make sense only together. One row.
CREATE TABLE rule_book (
    id       integer PRIMARY KEY CHECK (id = 1),
    revision bigint NOT NULL,
    rules    jsonb  NOT NULL
);
-- What is known of a conversation before and after it asked for a person.
CREATE TABLE classification_case (
    conversation uuid PRIMARY KEY,
    told         jsonb,
    guess        jsonb,
    found        jsonb,
    at           timestamptz NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX classification_case_age ON classification_case (at);
-- What rules ask for besides, and what they only wish for.
ALTER TABLE work_item
    ADD COLUMN required jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN wished   jsonb NOT NULL DEFAULT '[]';
