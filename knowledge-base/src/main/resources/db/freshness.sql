--liquibase formatted sql

--changeset pronto:knowledge-freshness-1
CREATE TABLE policy_change (
    id           uuid PRIMARY KEY,
    title        text        NOT NULL,
    note         text        NOT NULL,
    recorded_at  timestamptz NOT NULL,
    recorded_by  text        NOT NULL,
    -- When the last of its articles said it.
    published_at timestamptz
);
CREATE INDEX policy_change_open ON policy_change (id) WHERE published_at IS NULL;
CREATE TABLE policy_change_article (
    change       uuid NOT NULL REFERENCES policy_change,
    article      uuid NOT NULL REFERENCES article,
    published_at timestamptz,
    PRIMARY KEY (change, article)
);
CREATE INDEX policy_change_article_open ON policy_change_article (article) WHERE published_at IS NULL;
