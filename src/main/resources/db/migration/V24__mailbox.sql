-- Where an account wants its invoices mailed to. A deleted mailbox leaves its row without the address, so that a mail on
-- its way to it still finds the account.
create table mailbox (
    id         text        not null constraint mailbox_pk primary key,
    account_id text        not null references account (id),
    address    bytea, -- sealed
    is_default boolean     not null,
    added_at   timestamptz not null,
    deleted_at timestamptz,
    constraint mailbox_deleted_has_no_address check ((address is null) = (deleted_at is not null)),
    constraint mailbox_deleted_is_no_default check (deleted_at is null or not is_default)
);
create index mailbox_of_account on mailbox (account_id, added_at) where deleted_at is null;
create unique index mailbox_one_default on mailbox (account_id) where is_default;
