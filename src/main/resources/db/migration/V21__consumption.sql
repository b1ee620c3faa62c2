-- What customers consumed, as the billing system delivered it last: orders, monthly bills, refunds and top-ups.
create table consumption (
    source_id           text          not null primary key,
    kind                text          not null check (kind in ('ORDER', 'BILL', 'REFUND', 'TOP_UP')),
    account_id          text          not null references account (id),
    product_code        text          not null,
    -- always positive; a refund reduces the item it names
    amount              numeric(14,2) not null check (amount >= 0),
    placed_at           timestamptz   not null,
    paid_at             timestamptz,
    month               text          check (month ~ '^[0-9]{4}-[0-9]{2}$'),
    postpaid            boolean       not null,
    payer_account_id    text,
    reseller_account_id text,
    transaction_type    text,
    vendor_name         text,
    vendor_contact      text,
    refund_of           text,
    title_id            text,
    imported_at         timestamptz   not null,
    changed_at          timestamptz   not null,
    constraint consumption_bill_has_month check (kind <> 'BILL' or month is not null),
    -- a refund may be delivered before the item it names, so this is no foreign key
    constraint consumption_refund_names_item check ((kind = 'REFUND') = (refund_of is not null))
);
create index consumption_of_account on consumption (account_id, placed_at, source_id);
create index consumption_refunds on consumption (refund_of) where refund_of is not null;
