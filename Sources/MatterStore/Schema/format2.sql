-- Format 2: records beside matters.

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

-- Who told a matter, applied in it or speaks for others: by whose telephone it is found again.
create table matter_person (
    jurisdiction text not null references head (jurisdiction),
    record text not null,
    person text not null,
    serial bigint not null,
    primary key (jurisdiction, record, person)
);

create index matter_person_by_person on matter_person (jurisdiction, person, serial);

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
