-- The keys that personal data and proof files are sealed with. The check tells a right key from a wrong one with nothing
-- else at hand. A column that is called sealed holds the id of its key (its length in the first byte), a nonce of 12
-- bytes and what AES-256-GCM makes of a text, bound to table, row and column.
create table sealing_key (
    id        text  not null constraint sealing_key_pk primary key,
    nonce     bytea not null,
    key_check bytea not null
);

-- Proof files. The content is sealed for its row, so that contents cannot be swapped.
create table document (
    id               text        not null constraint document_pk primary key,
    case_id          text        not null,
    owner_account_id text        not null,
    file_name        text        not null,
    media_type       text        not null,
    size             bigint      not null,
    sha256           text        not null,
    stored_at        timestamptz not null,
    ordinal          integer     not null,
    key_id           text        not null references sealing_key (id),
    nonce            bytea       not null,
    content          bytea       not null
);
-- Ciphertext does not compress; do not try.
alter table document alter column content set storage external;
create index document_case_id on document (case_id);
