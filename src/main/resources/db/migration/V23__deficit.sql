-- An item that is invoiced, or used to offset another deficit, for more than was consumed of it (R65).
create table deficit (
    id          text          not null primary key,
    item_id     text          not null unique references consumption (source_id),
    -- who asks for invoices of the item: the account that paid for it
    account_id  text          not null references account (id),
    entity_code text          not null,
    content     text          not null,
    rate        numeric(3,2)  not null,
    -- what is not made good yet
    balance     numeric(14,2) not null check (balance >= 0),
    since       timestamptz   not null
);
create index deficit_of_account on deficit (account_id, since);
create index deficit_open on deficit (account_id) where balance > 0;

-- Which later consumption makes good for how much of a deficit now; what is given back goes away.
create table deficit_offset (
    deficit_id text          not null references deficit (id),
    item_id    text          not null references consumption (source_id),
    amount     numeric(14,2) not null check (amount > 0),
    made       bigint        not null generated always as identity,
    constraint deficit_offset_pk primary key (deficit_id, item_id)
);
create index deficit_offset_of_item on deficit_offset (item_id);

-- The customer's statement: how each deficit came and went.
create table deficit_entry (
    n          bigint        not null generated always as identity primary key,
    deficit_id text          not null references deficit (id),
    what       text          not null check (what in ('OPENED', 'GREW', 'OFFSET', 'OFFSET_UNDONE', 'RELEASED')),
    amount     numeric(14,2) not null check (amount > 0),
    balance    numeric(14,2) not null check (balance >= 0),
    -- the item whose consumption was used, or given back
    item_id    text          references consumption (source_id),
    -- what made it so: a delivery, a request, the customer
    cause      text          not null,
    at         timestamptz   not null,
    constraint deficit_entry_offsets_name_an_item check ((what in ('OFFSET', 'OFFSET_UNDONE')) = (item_id is not null))
);
create index deficit_entry_of_deficit on deficit_entry (deficit_id, n);
create index deficit_entry_of_cause on deficit_entry (cause) where what = 'OFFSET';

create function deficit_entry_is_append_only() returns trigger
    language plpgsql as
$$
begin
    raise exception 'The statement of a deficit is append-only' using errcode = 'restrict_violation';
end
$$;

create trigger deficit_entry_is_append_only before update or delete on deficit_entry
    for each row execute function deficit_entry_is_append_only();
create trigger deficit_entry_is_not_truncated before truncate on deficit_entry
    for each statement execute function deficit_entry_is_append_only();
