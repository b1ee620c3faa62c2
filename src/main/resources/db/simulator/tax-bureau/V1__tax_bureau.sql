-- The books of the simulated tax bureau, in a schema of its own. Nothing of the desk reads them.

CREATE TABLE setting (
    only_row          boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    latency_millis    integer       NOT NULL DEFAULT 300,
    -- what a seller may invoice in a month, unless it has a quota of its own; null for any amount
    quota             numeric(14,2),
    quota_retry_seconds integer     NOT NULL DEFAULT 60
);
INSERT INTO setting DEFAULT VALUES;

CREATE TABLE seller_quota (
    seller_tax_id text PRIMARY KEY,
    amount        numeric(14,2)
);

-- Begins where no number of an imported invoice is likely to be.
CREATE SEQUENCE invoice_sequence START WITH 310000001;

CREATE TABLE request (
    request_id      text PRIMARY KEY,
    -- NONE: cancelled before it was received
    kind            text NOT NULL CHECK (kind IN ('BLUE', 'RED', 'NONE')),
    content_hash    text,
    state           text NOT NULL CHECK (state IN ('ACCEPTED', 'ISSUED', 'REFUSED', 'CANCELLED')),
    seller_tax_id   text,
    buyer_tax_id    text,
    month           date,
    gross           numeric(14,2),
    net             numeric(14,2),
    tax             numeric(14,2),
    blue_number     text,
    form_number     text,
    -- in real time, by which it is worked on
    accepted_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- by the bureau's clock, which the sandbox moves
    received_on     timestamptz NOT NULL,
    -- set from the beginning for what is going to be refused
    refusal_code    text,
    refusal_message text,
    number          text UNIQUE,
    issued_at       timestamptz,
    CHECK ((state = 'ISSUED') = (number IS NOT NULL)),
    CHECK (state <> 'REFUSED' OR refusal_code IS NOT NULL)
);
CREATE INDEX request_by_month ON request (seller_tax_id, month) WHERE state IN ('ACCEPTED', 'ISSUED');
CREATE INDEX request_by_blue ON request (blue_number) WHERE kind = 'RED';
CREATE UNIQUE INDEX request_by_form ON request (form_number) WHERE kind = 'RED' AND state IN ('ACCEPTED', 'ISSUED');

-- Invoices from before the simulator: known by what the first reversal says about them.
CREATE TABLE earlier_invoice (
    number        text PRIMARY KEY,
    seller_tax_id text          NOT NULL,
    net           numeric(14,2) NOT NULL,
    tax           numeric(14,2) NOT NULL
);

CREATE TABLE confirmation_form (
    number        text PRIMARY KEY,
    state         text          NOT NULL,
    blue_number   text          NOT NULL,
    seller_tax_id text          NOT NULL,
    buyer_tax_id  text,
    net           numeric(14,2) NOT NULL,
    tax           numeric(14,2) NOT NULL,
    reason_code   text          NOT NULL,
    created_at    timestamptz   NOT NULL
);
