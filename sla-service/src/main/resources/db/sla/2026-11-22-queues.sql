--liquibase formatted sql

--changeset pronto:queues-1-known
-- Queues that routing-service told of; rules may name them.
CREATE TABLE known_queue (
    id text PRIMARY KEY
);
