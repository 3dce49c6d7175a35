--liquibase formatted sql

--changeset pronto:knowledge-phrasing-1
-- What the language model has cost, by day in UTC.
CREATE TABLE model_usage (
    day    date PRIMARY KEY,
    calls  bigint NOT NULL,
    tokens bigint NOT NULL
);
