--liquibase formatted sql

--changeset pronto:responses-1-asked
-- Since when its customer waited, so that it can be judged by other rules.
ALTER TABLE response ADD COLUMN asked_at timestamptz;
UPDATE response SET asked_at = at - elapsed_micros * interval '1 microsecond';
ALTER TABLE response ALTER COLUMN asked_at SET NOT NULL;
CREATE INDEX response_at ON response (at);
