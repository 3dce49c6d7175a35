--liquibase formatted sql

--changeset pronto:knowledge-images-1
CREATE TABLE article_image (
    id         uuid PRIMARY KEY,
    media_type text        NOT NULL,
    width      integer     NOT NULL,
    height     integer     NOT NULL,
    bytes      bytea       NOT NULL,
    added_at   timestamptz NOT NULL,
    added_by   text        NOT NULL
);
