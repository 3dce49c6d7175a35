--liquibase formatted sql

--changeset pronto:facts
create table conversation_fact (
    id uuid primary key,
    customer uuid not null,
    channel text not null,
    language text not null,
    tier text not null,
    priority text not null,
    topic text,
    with_bot boolean not null,
    stage text not null,
    queue text,
    agent text,
    started_at timestamptz not null,
    greeted_at timestamptz,
    first_message_at timestamptz,
    unanswered_since timestamptz,
    handed_off_at timestamptz,
    handoff_reason text,
    waiting_since timestamptz,
    first_assigned_at timestamptz,
    first_reply_at timestamptz,
    customer_messages int not null,
    bot_replies int not null,
    agent_replies int not null,
    responses int not null,
    response_seconds double precision not null,
    assignments int not null,
    reopenings int not null,
    resolved_at timestamptz,
    outcome text,
    rating int,
    recontacted_at timestamptz
);
create index conversation_fact_started on conversation_fact (started_at, id);
create index conversation_fact_customer on conversation_fact (customer, resolved_at) where outcome = 'SELF_SERVED';
-- The board reads only what is open.
create index conversation_fact_open on conversation_fact (stage, queue) where stage <> 'RESOLVED';

create table measurement (
    conversation uuid not null,
    measure text not null,
    key text not null,
    at timestamptz not null,
    value double precision not null,
    good boolean,
    channel text not null,
    queue text,
    agent text,
    tier text not null,
    language text not null,
    primary key (conversation, measure, key)
);
create index measurement_at on measurement (at, measure) include (value, good, channel, queue, agent);

create table early_event (
    id bigint generated always as identity primary key,
    conversation uuid not null,
    type text not null,
    payload jsonb not null
);
create index early_event_conversation on early_event (conversation);

create table agent (
    id text primary key,
    username text not null,
    name text not null,
    capacity int not null,
    active boolean not null,
    presence text not null default 'OFFLINE',
    presence_since timestamptz
);

create table queue (
    id text primary key,
    name text not null,
    name_zh text not null,
    active boolean not null
);

create table clock (
    id uuid primary key,
    conversation uuid not null,
    metric text not null,
    state text not null,
    policy text not null,
    target_seconds bigint not null,
    started_at timestamptz not null,
    due_at timestamptz not null,
    warned boolean not null default false,
    ended_at timestamptz
);
create index clock_running on clock (due_at) where state = 'RUNNING';
create index clock_conversation on clock (conversation);

--changeset pronto:facts-standards
-- While a standard adjustment applies a promise has two targets: the one that counts is in target_seconds.
alter table clock add column standard_target_seconds bigint;
alter table measurement add column good_standard boolean;
