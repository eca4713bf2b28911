-- Format 2: records beside matters, files beside both.

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
    attached_at bigint not null,
    erased text,
    primary key (jurisdiction, id)
);

create index attachment_by_record on attachment (jurisdiction, record, serial);
