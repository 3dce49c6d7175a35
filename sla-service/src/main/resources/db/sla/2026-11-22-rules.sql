--liquibase formatted sql

--changeset pronto:rules-1-tags-and-visibility
ALTER TABLE enquiry ADD COLUMN tags text[] NOT NULL DEFAULT '{}', ADD COLUMN publicly boolean NOT NULL DEFAULT false;

--changeset pronto:rules-2-warnings-with-recipients
-- How much of the target is used at each warning, and who is told then: names with spaces between.
ALTER TABLE clock
    ADD COLUMN warn_after_micros bigint[] NOT NULL DEFAULT '{}',
    ADD COLUMN warn_to text[] NOT NULL DEFAULT '{}',
    ADD COLUMN warned_micros bigint NOT NULL DEFAULT 0;
UPDATE clock SET
    warn_after_micros = (SELECT coalesce(array_agg(target_micros * p / 100 ORDER BY p), '{}') FROM unnest(warn_at_percent) p),
    warn_to = (SELECT coalesce(array_agg('AGENT'::text), '{}') FROM unnest(warn_at_percent)),
    warned_micros = target_micros * warned / 100;
ALTER TABLE clock DROP COLUMN warn_at_percent, DROP COLUMN warned;
UPDATE policy SET definition = jsonb_set(
    jsonb_set(definition, '{match,tags}', '[]'),
    '{targets}',
    (SELECT coalesce(jsonb_agg(target - 'warnAtPercent' || jsonb_build_object('warnings', (
        SELECT coalesce(jsonb_agg(jsonb_build_object(
            'point', jsonb_build_object('percent', p), 'to', jsonb_build_array('AGENT'))), '[]')
        FROM jsonb_array_elements(target -> 'warnAtPercent') p))), '[]')
     FROM jsonb_array_elements(definition -> 'targets') target));
