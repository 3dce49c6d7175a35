--liquibase formatted sql

--changeset pronto:routing-10-writer
-- The pool's one writer: its fence refuses whoever wrote before, its address is where other replicas send what they are asked.
ALTER TABLE pool DROP COLUMN mark;
ALTER TABLE pool ADD COLUMN fence bigint NOT NULL DEFAULT 0;
ALTER TABLE pool ADD COLUMN writer text;
