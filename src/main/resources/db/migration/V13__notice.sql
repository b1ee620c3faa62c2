-- Mails to people. The row is written in the transaction of the business step; everything after that happens to the
-- row alone. All times are of the database's clock, so that nodes with wrong clocks agree on what is due.
create table notice (
    id              uuid        primary key,
    key             text        not null unique, -- case, step, round: a repeated step posts nothing new
    case_id         text,
    recipient_kind  text        not null check (recipient_kind in ('ACCOUNT', 'DEFAULT_MAILBOX', 'MAILBOX', 'ADDRESS',
        'GROUP')),
    recipient_id    text        not null,        -- of the account, the mailbox or the group; an address only sealed
    template        text        not null,
    arguments       jsonb       not null,
    attachments     text[]      not null default '{}', -- ids of documents
    message_id      text        not null,        -- the same on every attempt
    status          text        not null default 'PENDING' check (status in ('PENDING', 'SENT', 'PARKED')),
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null default now(),
    leased_until    timestamptz,                 -- somebody is sending it until then
    last_error      text,
    reported        boolean     not null default false, -- the incident of the parked notice has been raised
    posted_at       timestamptz not null default now(),
    sent_at         timestamptz
);

create index notice_due on notice (next_attempt_at) where status = 'PENDING';
create index notice_parked on notice (posted_at) where status = 'PARKED';
create index notice_case on notice (case_id);
