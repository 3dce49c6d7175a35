--liquibase formatted sql

--changeset pronto:webhooks-1-active
-- One that is switched off hears of nothing; what is on its way to it waits.
ALTER TABLE webhook ADD COLUMN active boolean NOT NULL DEFAULT true;
