--liquibase formatted sql

--changeset pronto:conversation-staff-pages
-- Who of the staff has a page open on which replica; a replica that lives renews its rows.
CREATE TABLE staff_page (
    person  text        NOT NULL,
    replica uuid        NOT NULL,
    seen_at timestamptz NOT NULL,
    PRIMARY KEY (person, replica)
);
CREATE INDEX staff_page_seen ON staff_page (seen_at);
