-- Format 1. The subset SQLite and PostgreSQL both take; times are seconds since 1970 UTC, days are days since 1970.
-- A released format file never changes: the next format is the next file.

create table format (version integer not null primary key, at bigint not null);

create table setting (name text not null primary key, value text not null);

-- The log ------------------------------------------------------------------------------------------------------

create table head (
    jurisdiction text not null primary key check (length(jurisdiction) between 1 and 32),
    name text not null,
    position bigint not null check (position >= 0),
    digest bytea not null check (length(digest) = 32),
    ticked_at bigint not null
);

create table event (
    jurisdiction text not null references head (jurisdiction),
    position bigint not null check (position >= 1),
    stream text not null,
    version bigint not null check (version >= 1),
    kind text not null,
    at bigint not null,
    actor text not null,
    role text not null,
    lent text not null,
    unit text,
    evidence text,
    plan text,
    calendar text,
    command bigint not null check (command between 1 and position),
    body text not null,
    digest bytea not null check (length(digest) = 32),
    primary key (jurisdiction, position),
    unique (jurisdiction, stream, version)
);

-- What a person wrote and who she is: erasable, so never in the log itself.
create table text (
    jurisdiction text not null references head (jurisdiction),
    id text not null,
    salt bytea not null check (length(salt) = 16),
    body text not null,
    primary key (jurisdiction, id)
);

create table person (
    jurisdiction text not null references head (jurisdiction),
    id text not null,
    salt bytea not null check (length(salt) = 16),
    body text not null,
    phone text,
    primary key (jurisdiction, id)
);

create index person_by_phone on person (jurisdiction, phone, id);

-- Beside the log -----------------------------------------------------------------------------------------------

create table counter (
    jurisdiction text not null references head (jurisdiction),
    name text not null,
    year bigint not null,
    next bigint not null check (next >= 1),
    primary key (jurisdiction, name, year)
);

create table idempotency (
    jurisdiction text not null references head (jurisdiction),
    account text not null,
    key text not null check (length(key) between 1 and 200),
    request bytea not null check (length(request) = 32),
    answer bytea not null,
    at bigint not null,
    primary key (jurisdiction, account, key)
);

create index idempotency_by_age on idempotency (jurisdiction, at);

-- Which imported line or foreign number became which matter.
create table origin (
    jurisdiction text not null references head (jurisdiction),
    name text not null,
    record text not null,
    primary key (jurisdiction, name)
);

-- Plans and calendars: the exact bytes of every version ever used.
create table plan_version (
    jurisdiction text not null references head (jurisdiction),
    digest text not null check (length(digest) = 64),
    bytes bytea not null,
    at bigint not null,
    primary key (jurisdiction, digest)
);

create table calendar_version (
    jurisdiction text not null references head (jurisdiction),
    digest text not null check (length(digest) = 64),
    bytes bytea not null,
    at bigint not null,
    primary key (jurisdiction, digest)
);

-- Names, telephones and passwords of officials lie outside the log.
create table profile (
    jurisdiction text not null references head (jurisdiction),
    account text not null,
    name text not null,
    phone text not null,
    password text,
    primary key (jurisdiction, account)
);

create table session (
    token bytea not null primary key check (length(token) = 32),
    jurisdiction text not null references head (jurisdiction),
    account text not null,
    kind text not null check (kind in ('session', 'token')),
    label text not null,
    made_at bigint not null,
    ends_at bigint not null
);

create index session_by_account on session (jurisdiction, account);

-- Read models: all of it can be replayed from the log ----------------------------------------------------------

create table ledger (
    jurisdiction text not null references head (jurisdiction),
    number text not null,
    serial bigint not null,
    version bigint not null,
    unit_version bigint not null,
    stage text not null,
    outcome text,
    obstacle text,
    obstacle_reported text,
    level bigint,
    channel text not null,
    unit text,
    title text not null,
    narrative text not null,
    reporter text not null,
    reported_at bigint not null,
    promise_on bigint,
    due_at bigint,
    primary key (jurisdiction, number),
    unique (jurisdiction, serial)
);

create index ledger_by_stage on ledger (jurisdiction, stage, serial);
create index ledger_by_due on ledger (jurisdiction, due_at);
create index ledger_by_reporter on ledger (jurisdiction, reporter);

create table obligation (
    jurisdiction text not null references head (jurisdiction),
    record text not null,
    id bigint not null,
    act text not null,
    party text not null,
    due_on bigint not null,
    due_at bigint not null,
    clause text not null,
    slip text,
    about bigint,
    rung bigint not null,
    provisional bigint not null check (provisional in (0, 1)),
    missed bigint not null check (missed in (0, 1)),
    primary key (jurisdiction, record, id)
);

create index obligation_by_due on obligation (jurisdiction, missed, due_at, record, id);
create index obligation_by_party on obligation (jurisdiction, party, due_at, record, id);

create table slip (
    jurisdiction text not null references head (jurisdiction),
    record text not null,
    number text not null,
    unit text not null,
    role text not null,
    state text not null,
    printed text not null,
    due_on bigint,
    due_at bigint,
    primary key (jurisdiction, record, number)
);

create unique index slip_by_number on slip (jurisdiction, number);

-- Which unit may see which matter.
create table matter_unit (
    jurisdiction text not null references head (jurisdiction),
    record text not null,
    unit text not null,
    serial bigint not null,
    primary key (jurisdiction, record, unit)
);

create index matter_unit_by_unit on matter_unit (jurisdiction, unit, serial);

create table rating (
    jurisdiction text not null references head (jurisdiction),
    record text not null,
    aspect text not null,
    value bigint,
    primary key (jurisdiction, record, aspect)
);

create table unit (
    jurisdiction text not null references head (jurisdiction),
    id text not null,
    name text not null,
    kind text not null,
    since bigint not null,
    until bigint,
    primary key (jurisdiction, id)
);

create table account (
    jurisdiction text not null references head (jurisdiction),
    id text not null,
    role text not null,
    unit text,
    since bigint not null,
    disabled_at bigint,
    primary key (jurisdiction, id)
);

create table post (
    jurisdiction text not null references head (jurisdiction),
    id text not null,
    kind text not null,
    unit text not null,
    account text not null,
    since bigint not null,
    until bigint,
    primary key (jurisdiction, id)
);

create table delegation (
    jurisdiction text not null references head (jurisdiction),
    id text not null,
    account text not null,
    role text not null,
    unit text,
    since bigint not null,
    until bigint not null,
    primary key (jurisdiction, id)
);

create index delegation_by_account on delegation (jurisdiction, account);
