--liquibase formatted sql

--changeset pronto:knowledge-ratings-1
CREATE TABLE article_rating (
    article     uuid    NOT NULL REFERENCES article,
    version     integer NOT NULL,
    helpful     bigint  NOT NULL DEFAULT 0,
    not_helpful bigint  NOT NULL DEFAULT 0,
    PRIMARY KEY (article, version)
);
-- What readers wrote; only the newest of an article are kept.
CREATE TABLE article_remark (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    article  uuid        NOT NULL REFERENCES article,
    version  integer     NOT NULL,
    helpful  boolean     NOT NULL,
    text     text        NOT NULL,
    said_at  timestamptz NOT NULL
);
CREATE INDEX article_remark_article ON article_remark (article, id DESC);
