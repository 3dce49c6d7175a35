--liquibase formatted sql

--changeset pronto:knowledge-articles-audiences
ALTER TABLE article_version DROP CONSTRAINT article_version_audience_check;
ALTER TABLE article_version ADD CONSTRAINT article_version_audience_check
    CHECK (audience IN ('PUBLIC', 'SIGNED_IN', 'TIER_PREMIUM', 'TIER_VIP', 'INTERNAL'));
