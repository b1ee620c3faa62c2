-- Accounts as the account system delivered them last.
create table account (
    id                    text          not null primary key,
    kind                  text          not null check (kind in ('PERSONAL', 'ENTERPRISE')),
    real_name             text          not null,
    tax_id                text,
    email                 bytea         not null, -- sealed
    language              text          not null check (language in ('ZH_CN', 'EN')),
    account_manager       text,
    master_account_id     text,
    multi_account_service boolean       not null,
    reseller              boolean       not null,
    taxpayer_type         text          check (taxpayer_type in ('GENERAL', 'SMALL_SCALE')),
    arrears               numeric(14,2) not null,
    closed                boolean       not null,
    imported_at           timestamptz   not null,
    changed_at            timestamptz   not null,
    constraint account_enterprise_has_tax_id check (kind = 'PERSONAL' or tax_id is not null)
);
create index account_members on account (master_account_id) where master_account_id is not null;
create index account_manager_of on account (account_manager) where account_manager is not null;

-- The registration of an enterprise cannot become a person's again (R23), whichever way the row is written.
create function account_kind_is_irreversible() returns trigger
    language plpgsql as
$$
begin
    raise exception 'An enterprise registration cannot be undone' using errcode = 'restrict_violation';
end
$$;

create trigger account_kind_is_irreversible before update on account for each row
    when (old.kind = 'ENTERPRISE' and new.kind = 'PERSONAL')
    execute function account_kind_is_irreversible();
