--liquibase formatted sql

--changeset pronto:climbed-1-offset
-- How far from the deadline, in microseconds, the furthest step was that was taken: a number that means the same on
-- whatever ladder a clock is put, so that nothing is done twice when policies go to and fro.
ALTER TABLE clock RENAME COLUMN escalated TO escalated_step;
ALTER TABLE clock ADD COLUMN escalated bigint;
UPDATE clock SET escalated = CAST(EXTRACT(EPOCH FROM CAST(
        ladder.definition -> 'steps' -> (clock.escalated_step - 1) ->> 'offset' AS interval)) * 1000000 AS bigint)
    FROM ladder
    WHERE clock.escalated_step > 0 AND ladder.id = clock.ladder AND ladder.version = clock.ladder_version;
ALTER TABLE clock DROP COLUMN escalated_step;
