--liquibase formatted sql

--changeset pronto:conversation-callbacks-1
-- How the customer wants to be answered instead of waiting here.
ALTER TABLE conversation ADD COLUMN callback jsonb, ADD COLUMN email_wanted_at timestamptz;

-- When the queue is open, as routing tells it; always when null.
ALTER TABLE queue ADD COLUMN hours jsonb;
