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
    -- whether a refund counts yet: one that is pending, or placed in the future, does not
    settled             boolean       not null,
    -- when a refund that does not count yet will; nothing while nobody knows
    settles_at          timestamptz,
    -- The ledger of the item, kept in the transaction of each change. Invoiced and offset may come to more than amount
    -- less refunded: that is a deficit.
    refunded            numeric(14,2) not null default 0 check (refunded >= 0),
    refund_pending      numeric(14,2) not null default 0 check (refund_pending >= 0),
    invoiced            numeric(14,2) not null default 0 check (invoiced >= 0),
    offset_used         numeric(14,2) not null default 0 check (offset_used >= 0),
    -- Who invoices it, as what and at which rate, since something of it is invoiced; a later edition of the seller
    -- catalogue does not change that. Nothing for what a vendor of the marketplace invoices.
    entity_code         text,
    content             text,
    rate                numeric(3,2),
    imported_at         timestamptz   not null,
    changed_at          timestamptz   not null,
    constraint consumption_refunds_are_within_amount check (refunded + refund_pending <= amount),
    constraint consumption_invoices_only_what_is_consumed
        check (kind in ('ORDER', 'BILL') or (invoiced = 0 and offset_used = 0)),
    constraint consumption_refunds_are_not_refunded
        check (kind <> 'REFUND' or (refunded = 0 and refund_pending = 0)),
    constraint consumption_only_refunds_are_unsettled check (settled or kind = 'REFUND'),
    constraint consumption_settles_once check (not settled or settles_at is null),
    constraint consumption_seller_is_whole check (num_nonnulls(entity_code, content, rate) in (0, 3)),
    constraint consumption_bill_has_month check (kind <> 'BILL' or month is not null),
    -- a refund may be delivered before the item it names, so this is no foreign key
    constraint consumption_refund_names_item check ((kind = 'REFUND') = (refund_of is not null))
);
create index consumption_of_account on consumption (account_id, placed_at, source_id);
create index consumption_refunds on consumption (refund_of) where refund_of is not null;
create index consumption_paid_by on consumption (payer_account_id, placed_at, source_id)
    where payer_account_id is not null;
create index consumption_refunds_to_settle on consumption (settles_at) where settles_at is not null;
