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
