--liquibase formatted sql

--changeset pronto:conversation-topics-1
-- How it came in (subject, page, fields), and how it came to its topic.
ALTER TABLE conversation ADD COLUMN entrance jsonb, ADD COLUMN topic_origin jsonb;
