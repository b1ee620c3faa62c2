-- Years of the business calendar that the administrator has entered; a year entered again replaces the one before.
create table calendar_year (
    year       integer     not null primary key check (year between 2000 and 2099),
    -- the notice in the form of the calendar files
    notice     jsonb       not null,
    entered_by text        not null,
    entered_at timestamptz not null
);
