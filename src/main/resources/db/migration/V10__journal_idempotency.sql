-- What happened to each case, one chain of entries per case. Applications insert case_id, at, by, actor, action, details
-- and customer_visible; the database numbers the entries and chains them, so that no entry gets in beside the chain.
create table journal (
    case_id          text        not null check (case_id <> '' and case_id !~ '[[:cntrl:]]'),
    seq              bigint      not null,
    at               timestamptz not null,
    by               text        not null check (by in ('CUSTOMER', 'STAFF', 'SYSTEM')),
    actor            text        not null check (actor !~ '[[:cntrl:]]'),
    action           text        not null check (action ~ '^[A-Z][A-Z0-9_]*$'),
    -- JSON; text rather than jsonb, because the chain vouches for what was written, byte for byte
    details          text        not null,
    customer_visible boolean     not null,
    prev_hash        bytea       not null,
    hash             bytea       not null,
    constraint journal_pk primary key (case_id, seq)
);

-- Line breaks separate the fields; none but the last, the details, could hold one.
create function journal_hash(entry journal) returns bytea
    language sql immutable parallel safe
    return sha256(entry.prev_hash || convert_to(concat_ws(E'\n',
        entry.case_id,
        entry.seq,
        (extract(epoch from entry.at) * 1000000)::bigint,
        entry.by,
        entry.actor,
        entry.action,
        entry.customer_visible::text,
        entry.details), 'UTF8'));

create function journal_chain() returns trigger
    language plpgsql as
$$
begin
    -- Writers of one case take turns until they commit. The query after it sees what the one before has committed.
    perform pg_advisory_xact_lock(hashtextextended('journal/' || new.case_id, 0));
    select last.seq + 1, last.hash into new.seq, new.prev_hash
      from journal last where last.case_id = new.case_id order by last.seq desc limit 1;
    if not found then
        new.seq := 1;
        new.prev_hash := ''::bytea;
    end if;
    new.hash := journal_hash(new);
    return new;
end
$$;

create trigger journal_chain before insert on journal for each row execute function journal_chain();

create function journal_is_append_only() returns trigger
    language plpgsql as
$$
begin
    raise exception 'The journal is append-only' using errcode = 'restrict_violation';
end
$$;

create trigger journal_append_only before update or delete or truncate on journal
    for each statement execute function journal_is_append_only();

-- The first answers to requests that carried an Idempotency-Key.
create table idempotency (
    sign_in      text        not null,
    key          text        not null,
    fingerprint  bytea       not null,
    -- null only within the transaction that is making the answer
    status       integer,
    location     text,
    content_type text,
    body         bytea, -- sealed
    created_at   timestamptz not null,
    constraint idempotency_pk primary key (sign_in, key)
);
create index idempotency_created_at on idempotency (created_at);
