--liquibase formatted sql

--changeset pronto:mail-1
-- How far a folder has been read, and by which replica.
CREATE TABLE mail_folder (
    connection_id uuid        NOT NULL REFERENCES channel_connection ON DELETE CASCADE,
    folder        text        NOT NULL,
    uid_validity  bigint,
    last_uid      bigint      NOT NULL DEFAULT 0,
    reader        uuid,
    read_until    timestamptz,
    problem       text,
    at            timestamptz NOT NULL,
    PRIMARY KEY (connection_id, folder)
) WITH (fillfactor = 70);

-- Which ids belong together. The hash keeps long ids out of the index.
CREATE TABLE mail_thread_id (
    connection_id uuid NOT NULL REFERENCES channel_connection ON DELETE CASCADE,
    id_hash       text NOT NULL,
    thread        uuid NOT NULL,
    PRIMARY KEY (connection_id, id_hash)
);
CREATE INDEX mail_thread_id_thread ON mail_thread_id (thread);

-- Who takes part in what belongs together, and so may write into its conversation.
CREATE TABLE mail_thread_member (
    thread  uuid NOT NULL,
    address text NOT NULL,
    PRIMARY KEY (thread, address)
);

-- What a transcript does not show at first sight, and mails that were set aside and have no place in one.
CREATE TABLE mail_message (
    id              uuid PRIMARY KEY,
    connection_id   uuid        NOT NULL REFERENCES channel_connection,
    conversation_id uuid REFERENCES conversation,
    entry_id        uuid,
    incoming        boolean     NOT NULL,
    nature          text        NOT NULL,
    thread          uuid,
    message_id      text,
    reference_ids   jsonb       NOT NULL,
    subject         text        NOT NULL,
    sender          text        NOT NULL,
    recipients      jsonb       NOT NULL,
    visible         text        NOT NULL,
    folded          text        NOT NULL,
    html            text,
    remote_pictures int         NOT NULL DEFAULT 0,
    enclosed        jsonb       NOT NULL,
    invitation      jsonb,
    sent_at         timestamptz NOT NULL,
    at              timestamptz NOT NULL
);
CREATE UNIQUE INDEX mail_message_outgoing ON mail_message (connection_id, message_id) WHERE NOT incoming;
CREATE INDEX mail_message_entry ON mail_message (entry_id) WHERE entry_id IS NOT NULL;
CREATE INDEX mail_message_conversation ON mail_message (conversation_id, id DESC) WHERE conversation_id IS NOT NULL;
CREATE INDEX mail_message_thread ON mail_message (thread, id DESC) WHERE conversation_id IS NOT NULL;

-- Receipts that are still to be written.
CREATE TABLE mail_receipt (
    conversation_id uuid PRIMARY KEY REFERENCES conversation,
    connection_id   uuid        NOT NULL REFERENCES channel_connection ON DELETE CASCADE,
    address         text        NOT NULL,
    due_at          timestamptz NOT NULL,
    created_at      timestamptz NOT NULL,
    written_at      timestamptz
);
CREATE INDEX mail_receipt_due ON mail_receipt (due_at) WHERE written_at IS NULL;
CREATE INDEX mail_receipt_address ON mail_receipt (address, created_at);
