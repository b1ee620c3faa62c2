-- Of a refund: what it put on the account's balance, because a stored-value card had paid (R69). Of an order or a bill:
-- what of the refunds that count went there.
alter table consumption
    add column to_balance numeric(14,2) not null default 0 check (to_balance >= 0),
    add constraint consumption_to_balance_is_refunded
        check (to_balance = 0 or to_balance <= case when kind = 'REFUND' then amount else refunded end);
