--liquibase formatted sql

--changeset pronto:social-1
-- By which words public comments are judged; empty: by the usual ones.
CREATE TABLE comment_rule (
    place  int PRIMARY KEY,
    words  text             NOT NULL,
    kind   text             NOT NULL,
    weight double precision NOT NULL
);
