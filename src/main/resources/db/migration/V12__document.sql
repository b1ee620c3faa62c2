-- The keys that proof files are encrypted with. The check tells a right key from a wrong one without a file at hand.
create table document_key (
    id        text  not null constraint document_key_pk primary key,
    nonce     bytea not null,
    key_check bytea not null
);

-- Proof files. The content is encrypted with AES-256-GCM; the document id is authenticated with it, so that contents
-- cannot be swapped between rows.
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
    key_id           text        not null references document_key (id),
    nonce            bytea       not null,
    content          bytea       not null
);
-- Ciphertext does not compress; do not try.
alter table document alter column content set storage external;
create index document_case_id on document (case_id);
