--liquibase formatted sql

--changeset pronto:bot-answers
-- What the bot said. The knowledge base and the transcript tell of it in any order; told: the knowledge base has.
create table bot_answer (
    in_reply_to uuid primary key,
    conversation uuid not null,
    message uuid,
    told boolean not null default false,
    articles uuid[] not null default '{}',
    confidence double precision,
    helpful boolean,
    at timestamptz not null
);
create index bot_answer_conversation on bot_answer (conversation);
create index bot_answer_message on bot_answer (message) where message is not null;
create table article_title (
    article uuid primary key,
    title text not null,
    language text not null
);
