--liquibase formatted sql

--changeset pronto:knowledge-articles-audiences
ALTER TABLE article_version DROP CONSTRAINT article_version_audience_check;
ALTER TABLE article_version ADD CONSTRAINT article_version_audience_check
    CHECK (audience IN ('PUBLIC', 'SIGNED_IN', 'TIER_PREMIUM', 'TIER_VIP', 'INTERNAL'));

--changeset pronto:knowledge-articles-life
ALTER TABLE article DROP CONSTRAINT article_state_check;
ALTER TABLE article ADD CONSTRAINT article_state_check
    CHECK (state IN ('DRAFT', 'IN_REVIEW', 'SCHEDULED', 'PUBLISHED', 'RETIRED'));
-- What readers see is the published version alone; the state says where the newest version is.
ALTER TABLE article DROP CONSTRAINT article_check1;
ALTER TABLE article ADD CONSTRAINT article_shown_check CHECK (
    CASE state WHEN 'PUBLISHED' THEN published_version IS NOT NULL
               WHEN 'DRAFT' THEN published_version IS NULL
               WHEN 'RETIRED' THEN published_version IS NULL
               ELSE true END);
ALTER TABLE article ADD COLUMN reviewer text;
ALTER TABLE article ADD COLUMN publish_at timestamptz;
ALTER TABLE article ADD CONSTRAINT article_schedule_check CHECK ((state = 'SCHEDULED') = (publish_at IS NOT NULL));
CREATE INDEX article_due ON article (publish_at) WHERE publish_at IS NOT NULL;
ALTER TABLE article ADD COLUMN owner text NOT NULL DEFAULT '';
ALTER TABLE article ADD COLUMN review_by date;
CREATE INDEX article_review_by ON article (review_by) WHERE review_by IS NOT NULL;
-- Of a translation: the original's version that it says the same as. The original is the one written first.
ALTER TABLE article ADD COLUMN follows integer;
CREATE INDEX article_key ON article (key);
UPDATE article t SET follows = o.version FROM article o WHERE o.key = t.key AND o.id < t.id;
CREATE TABLE article_step (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    article    uuid        NOT NULL REFERENCES article,
    action     text        NOT NULL,
    version    integer     NOT NULL,
    taken_at   timestamptz NOT NULL,
    taken_by   text        NOT NULL,
    reason     text        NOT NULL,
    reviewer   text,
    publish_at timestamptz
);
CREATE INDEX article_step_article ON article_step (article, id DESC);
