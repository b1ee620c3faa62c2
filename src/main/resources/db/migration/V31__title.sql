-- Every title an account ever had; whether one can be used follows from these facts and the day.
CREATE TABLE title (
    id                    text PRIMARY KEY,
    account_id            text        NOT NULL,
    origin                text        NOT NULL CHECK (origin IN ('REGISTRATION', 'REVIEW', 'AGREEMENT')),
    kind                  text        NOT NULL CHECK (kind IN ('INDIVIDUAL', 'ENTERPRISE', 'ORGANIZATION')),
    name                  text        NOT NULL,
    tax_id                text,
    valid_until           date,
    special_valid_until   date,
    bank                  bytea, -- sealed
    bank_account          bytea, -- sealed
    address               bytea, -- sealed
    phone                 bytea, -- sealed
    created_at            timestamptz NOT NULL,
    ended_at              timestamptz,
    request_id            text UNIQUE,
    reminded_days         integer,
    special_reminded_days integer,
    CHECK (kind = 'INDIVIDUAL' OR tax_id IS NOT NULL),
    CHECK (special_valid_until <= valid_until)
);
CREATE INDEX title_of_account ON title (account_id, created_at DESC);
CREATE UNIQUE INDEX title_one_by_registration ON title (account_id)
    WHERE origin = 'REGISTRATION' AND ended_at IS NULL;
CREATE INDEX title_special_expiring ON title (special_valid_until) WHERE special_valid_until IS NOT NULL AND ended_at IS NULL;
CREATE INDEX title_expiring ON title (valid_until) WHERE origin = 'REVIEW' AND ended_at IS NULL;

CREATE TABLE title_application (
    request_id             text PRIMARY KEY REFERENCES request (id) DEFERRABLE INITIALLY DEFERRED,
    account_id             text        NOT NULL,
    submitted_by           text        NOT NULL,
    identity               text        NOT NULL,
    title_name             text        NOT NULL,
    tax_id                 text        NOT NULL,
    title_kind             text        NOT NULL,
    proof_kind             text        NOT NULL,
    standard_proof         boolean     NOT NULL,
    wants_special_vat      boolean     NOT NULL,
    bank                   bytea, -- sealed
    bank_account           bytea, -- sealed
    address                bytea, -- sealed
    phone                  bytea, -- sealed
    submitted_at           timestamptz NOT NULL,
    state                  text        NOT NULL,
    open                   boolean     NOT NULL,
    round                  integer     NOT NULL DEFAULT 0,
    question               text,
    answer_due             timestamptz,
    answer                 text,
    valid_days             integer CHECK (valid_days BETWEEN 1 AND 365),
    decided_by             text,
    reason                 text,
    special_vat_decided_by text,
    special_vat_granted    boolean,
    special_vat_reason     text,
    CHECK (special_vat_decided_by <> decided_by)
);
CREATE UNIQUE INDEX title_application_one_open ON title_application (account_id) WHERE open;
CREATE INDEX title_application_of_account ON title_application (account_id, submitted_at DESC);
