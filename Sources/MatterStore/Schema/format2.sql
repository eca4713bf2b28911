-- Format 2: records beside matters, files beside both.

-- 应办 in the order of their dues, by what is owed, and those that rest on days nobody had published.
create index obligation_by_time on obligation (jurisdiction, due_at, record, id);
create index obligation_by_act on obligation (jurisdiction, act, record);
create index obligation_provisional on obligation (jurisdiction, record) where provisional = 1;

-- 重建: whose turn it is to put rows beside the live ones; a later turn takes over from one under way.
create table rebuild (
    jurisdiction text not null primary key references head (jurisdiction),
    turn bigint not null check (turn >= 1),
    running bigint not null check (running in (0, 1))
);

-- 记录: remedies, inquiries, studies, circulars, standing duties; each a stream of its own.
create table record (
    jurisdiction text not null references head (jurisdiction),
    number text not null,
    serial bigint not null,
    kind text not null,
    phase text not null,
    version bigint not null,
    opened_at bigint not null,
    closed_at bigint,
    duty text,
    -- 向社会公开: published, and signed as fit for everybody.
    for_all bigint not null check (for_all in (0, 1)),
    primary key (jurisdiction, number),
    unique (jurisdiction, serial)
);

create index record_by_kind on record (jurisdiction, kind, serial);
create index record_by_duty on record (jurisdiction, duty);

-- Which matters a record speaks of.
create table record_matter (
    jurisdiction text not null references head (jurisdiction),
    record text not null,
    matter text not null,
    primary key (jurisdiction, record, matter)
);

create index record_matter_by_matter on record_matter (jurisdiction, matter, record);

-- Which units a record concerns, and so which may read it where its kind allows units at all.
create table record_unit (
    jurisdiction text not null references head (jurisdiction),
    record text not null,
    unit text not null,
    primary key (jurisdiction, record, unit)
);

create index record_unit_by_unit on record_unit (jurisdiction, unit, record);

-- 组织 (4.1): read models of the stream `organisation`, beside unit, account, post and delegation.

-- AB 岗: `account` stands in for `stands_for` while that one is away or gone.
create table stand_in (
    jurisdiction text not null references head (jurisdiction),
    id text not null,
    account text not null,
    stands_for text not null,
    since bigint not null,
    until bigint,
    primary key (jurisdiction, id)
);

create index stand_in_by_account on stand_in (jurisdiction, account);

create table absence (
    jurisdiction text not null references head (jurisdiction),
    id text not null,
    account text not null,
    since bigint not null,
    until bigint not null,
    primary key (jurisdiction, id)
);

create index absence_by_account on absence (jurisdiction, account);

create table seat (
    jurisdiction text not null references head (jurisdiction),
    id text not null,
    kind text not null,
    account text not null,
    since bigint not null,
    until bigint,
    primary key (jurisdiction, id)
);

create table responsibility (
    jurisdiction text not null references head (jurisdiction),
    id text not null,
    account text not null,
    text text not null,
    digest text not null,
    since bigint not null,
    until bigint,
    primary key (jurisdiction, id)
);

create table rota (
    jurisdiction text not null references head (jurisdiction),
    day bigint not null,
    place text not null,
    account text not null,
    turn bigint not null,
    primary key (jurisdiction, day, place, account)
);

-- 通讯录: the desk's telephone beside the mobile one; both lie outside the log and can be erased.
alter table profile add column office_phone text not null default '';
-- 离开就锁: when a session was last used, to the minute.
alter table session add column seen_at bigint not null default 0;
-- Who told a matter, applied in it or speaks for others: by whose telephone it is found again.
create table matter_person (
    jurisdiction text not null references head (jurisdiction),
    record text not null,
    person text not null,
    serial bigint not null,
    primary key (jurisdiction, record, person)
);

create index matter_person_by_serial on matter_person (jurisdiction, serial);
create index matter_person_by_person on matter_person (jurisdiction, person, serial, record);

-- What service item and unit a matter is about: how repeats are found.
create table matter_theme (
    jurisdiction text not null references head (jurisdiction),
    record text not null,
    service text not null,
    unit text,
    reported_at bigint not null,
    primary key (jurisdiction, record)
);

create index matter_theme_by_service on matter_theme (jurisdiction, service);
create index matter_theme_by_time on matter_theme (jurisdiction, reported_at);
-- 附件 -------------------------------------------------------------------------------------------------------------

-- Bytes and salt lie outside the log, erasable like words; 1 MiB a chunk.
create table attachment_content (
    jurisdiction text not null references head (jurisdiction),
    id text not null,
    salt bytea not null check (length(salt) = 16),
    primary key (jurisdiction, id)
);

create table attachment_chunk (
    jurisdiction text not null,
    id text not null,
    ordinal bigint not null check (ordinal between 0 and 63),
    bytes bytea not null check (length(bytes) between 1 and 1048576),
    primary key (jurisdiction, id, ordinal),
    foreign key (jurisdiction, id) references attachment_content (jurisdiction, id)
);

-- Read model: which file belongs to what, and what decides who may see it.
create table attachment (
    jurisdiction text not null references head (jurisdiction),
    id text not null,
    record text not null,
    serial bigint not null,
    name text not null,
    kind text not null,
    size bigint not null check (size >= 1),
    source text not null,
    unit text,
    slip text,
    shared bigint not null check (shared in (0, 1)),
    for_reporter bigint not null check (for_reporter in (0, 1)),
    -- 签回: kind, number and print of the paper it is the scan of.
    paper text,
    paper_number text,
    print bigint,
    attached_at bigint not null,
    erased text,
    primary key (jurisdiction, id)
);

create index attachment_by_record on attachment (jurisdiction, record, serial);

-- 草稿: what somebody has begun to write, outside the log until it is sent or its time is over. A report of the public
-- lies under a code only she knows; a form at a desk under its account, and its code is made of account, form and page.
create table draft (
    jurisdiction text not null references head (jurisdiction),
    code bytea not null check (length(code) = 32),
    account text,
    body text not null,
    saved_at bigint not null,
    ends_at bigint not null,
    -- One more with each save: two pages that write at once are told apart.
    version bigint not null check (version >= 1),
    primary key (jurisdiction, code)
);

create index draft_by_end on draft (jurisdiction, ends_at);
create index draft_by_account on draft (jurisdiction, account, saved_at) where account is not null;

-- 查看身份 (D1): who was shown who told a matter, found by day, account or matter.
create index event_identity_read on event (jurisdiction, position) where kind = 'identity-read.1';

-- 交班留言 (3.1): what was written for whoever takes over.
create index event_handover on event (jurisdiction, position) where kind = 'handover-written.1';

-- 剔除 (4.2): what a unit asked to be left out of its figures.
create index event_exclusion on event (jurisdiction, position) where kind = 'assessment-exclusion-opening.1';

-- 连错锁定: by whose name somebody guessed, as its digest; gone after some minutes, so no dump holds it.
create table guess (
    jurisdiction text not null references head (jurisdiction),
    name bytea not null check (length(name) = 32),
    known bigint not null check (known in (0, 1)),
    wrong bigint not null check (wrong >= 1),
    ends_at bigint not null,
    primary key (jurisdiction, name)
);

-- 网址: by which name a jurisdiction is found where one installation serves several.
create table host (
    name text not null primary key check (length(name) between 1 and 253),
    jurisdiction text not null references head (jurisdiction)
);

create index host_by_jurisdiction on host (jurisdiction, name);

-- 汇总数 (4.2): what those above are told of a month, counted once a day; counted anew from the log at any time.
create table tallied (
    jurisdiction text not null references head (jurisdiction),
    period text not null,
    at bigint not null,
    primary key (jurisdiction, period)
);

create index tallied_by_period on tallied (period, jurisdiction);

create table tally (
    jurisdiction text not null,
    period text not null,
    item text not null,
    numerator bigint not null,
    denominator bigint not null check (denominator >= 0),
    primary key (jurisdiction, period, item),
    foreign key (jurisdiction, period) references tallied (jurisdiction, period)
);

create index tally_by_period on tally (period, jurisdiction);

-- 检索 ------------------------------------------------------------------------------------------------------------

-- What keeps words from units and from who runs the system: the reporter asked for secrecy, and every reading there
-- ever was. Empty until the ledger is replayed, and then nothing is found by words.
alter table ledger add column secret bigint not null default 1;
alter table ledger add column readings text;

-- Up to where of the log the index reaches, and where in it a jurisdiction's matters lie. The index itself each engine
-- makes in its own way.
create table search_cursor (
    jurisdiction text not null primary key references head (jurisdiction),
    ordinal bigint not null check (ordinal >= 1),
    position bigint not null check (position >= 0)
);
