-- What the courier told of parcels. The status of a parcel is what was told of the latest moment.
create table delivery_event (
    tracking_number text        not null,
    status          text        not null check (status in ('IN_TRANSIT', 'RETURNED', 'DELIVERED')),
    at              timestamptz not null,
    received_at     timestamptz not null,
    constraint delivery_event_pk primary key (tracking_number, at, status)
);

create function delivery_event_is_append_only() returns trigger
    language plpgsql as
$$
begin
    raise exception 'What the courier told is append-only' using errcode = 'restrict_violation';
end
$$;

create trigger delivery_event_is_append_only before update or delete on delivery_event
    for each row execute function delivery_event_is_append_only();
create trigger delivery_event_is_not_truncated before truncate on delivery_event
    for each statement execute function delivery_event_is_append_only();
create index delivery_event_latest on delivery_event (tracking_number, at desc);

-- The care for lost paper invoices: each from the report to its end.
create table paper_loss (
    request_id       text primary key references request (id) deferrable initially deferred,
    invoice_id       text        not null,
    account_id       text        not null,
    opened_at        timestamptz not null,
    state            text        not null
        check (state in ('AWAITING_PARCEL', 'IN_HAND', 'SENDING', 'SETTLED', 'WITHDRAWN')),
    open             boolean     not null,
    address_correct  boolean     not null,
    phone_correct    boolean     not null,
    invoice_correct  boolean     not null,
    received         text        not null check (received in ('YES', 'NO', 'UNKNOWN')),
    missing          text        not null check (missing in ('BOTH', 'DEDUCTION', 'INVOICE')),
    mail_name        bytea, -- sealed
    mail_phone       bytea, -- sealed
    mail_address     bytea, -- sealed
    tracking_number  text,
    known_to_courier boolean,
    seen             text check (seen in ('IN_TRANSIT', 'RETURNED', 'DELIVERED')),
    seen_at          timestamptz,
    waiting_since    timestamptz not null,
    table_row        text        not null,
    scenario         integer     not null check (scenario between 1 and 5),
    outcome          text        not null,
    next_mover       text        not null check (next_mover in ('PARCEL', 'CLERK', 'CUSTOMER')),
    decided          text,
    decided_by       text,
    decided_at       timestamptz,
    reason           text,
    parcels          integer     not null,
    check (open = (state not in ('SETTLED', 'WITHDRAWN'))),
    check ((decided is null) = (decided_by is null) and (decided is null) = (decided_at is null)),
    check (decided_by is null or decided_by <> account_id)
);
-- Two reports of the same invoice at the same moment: the second is refused.
create unique index paper_loss_one_open on paper_loss (invoice_id) where open;
create index paper_loss_of_account on paper_loss (account_id, opened_at desc);
create index paper_loss_follows on paper_loss (tracking_number) where open;

-- What we asked the courier to carry, each under an id of its own that was kept before the courier was asked, and parcels
-- that a clerk took to the courier. The parcel of an invoice is the latest that got a number.
create table paper_shipment (
    id              text primary key,
    request_id      text        not null references paper_loss (request_id) deferrable initially deferred,
    invoice_id      text        not null,
    ordered_by      text        not null,
    ordered_at      timestamptz not null,
    tracking_number text,
    booked_at       timestamptz,
    refusal_code    text,
    check (booked_at is null or tracking_number is not null),
    check (booked_at is null or refusal_code is null)
);
create index paper_shipment_of_case on paper_shipment (request_id, ordered_at);
create index paper_shipment_of_invoice on paper_shipment (invoice_id, booked_at desc) where booked_at is not null;
