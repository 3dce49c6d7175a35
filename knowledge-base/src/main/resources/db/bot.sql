--liquibase formatted sql

--changeset pronto:knowledge-bot-1
-- The tier of a customer who is known to be who she says; nothing for anybody.
ALTER TABLE bot_task ADD COLUMN tier text;
