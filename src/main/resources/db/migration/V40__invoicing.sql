-- A request for invoices as the customer made it; the case itself is in the table request, under the same id.
CREATE TABLE invoice_request (
    id              text PRIMARY KEY REFERENCES request (id) DEFERRABLE INITIALLY DEFERRED,
    account_id      text        NOT NULL,
    method          text        NOT NULL CHECK (method IN ('ORDER_DETAIL', 'MONTHLY_BILL', 'AMOUNT')),
    amount          numeric(14,2),
    month           text CHECK (month ~ '^[0-9]{4}-[0-9]{2}$'),
    invoice_type    text        NOT NULL CHECK (invoice_type IN ('GENERAL', 'SPECIAL')),
    title_id        text,
    preview_version text        NOT NULL,
    submitted_by    text        NOT NULL,
    submitted_at    timestamptz NOT NULL
);
CREATE INDEX invoice_request_of_account ON invoice_request (account_id, submitted_at DESC);

-- Every invoice: those on their way, those issued here, and those issued before there was this desk, which have no request.
CREATE TABLE invoice (
    id                  text PRIMARY KEY,
    request_id          text REFERENCES invoice_request (id),
    account_id          text        NOT NULL,
    status              text        NOT NULL CHECK (status IN ('INVOICING', 'PENDING_VENDOR', 'CANCELLED', 'INVOICED',
        'RETURN_REQUESTED', 'RETURN_REJECTED', 'RETURNED', 'FAILED')),
    type                text        NOT NULL CHECK (type IN ('GENERAL', 'SPECIAL')),
    medium              text        NOT NULL CHECK (medium IN ('DIGITAL', 'PAPER')),
    -- what is printed: seller and buyer as they were when it was requested
    seller_code         text        NOT NULL,
    seller_name         text        NOT NULL,
    seller_name_zh      text        NOT NULL,
    seller_tax_id       text,
    seller_address      text,
    seller_phone        text,
    seller_bank         text,
    seller_bank_account text,
    buyer_name          text        NOT NULL,
    buyer_tax_id        text,
    buyer_bank          bytea, -- sealed
    buyer_bank_account  bytea, -- sealed
    buyer_address       bytea, -- sealed
    buyer_phone         bytea, -- sealed
    content             text,
    rate                numeric(4,2),
    gross               numeric(14,2) NOT NULL CHECK (gross > 0),
    net                 numeric(14,2),
    tax                 numeric(14,2),
    -- how to reach the third party of the marketplace that issues it instead of us
    vendor_contact      text,
    -- how far issuing it has come; the key under which the tax bureau knows the request is made with the row
    bureau_request_id   text UNIQUE,
    submitted_at        timestamptz,
    number              text UNIQUE,
    issued_at           timestamptz,
    failure_code        text,
    failure_reason      text,
    -- what the buyer did with it, as of the event that told it last
    booked              boolean     NOT NULL DEFAULT false,
    deducted            boolean     NOT NULL DEFAULT false,
    booked_as_of        timestamptz,
    tracking_number     text,
    created_at          timestamptz NOT NULL,
    CHECK (net + tax = gross),
    -- what a vendor issues has none of our taxes
    CHECK ((seller_code = 'VENDOR') = (net IS NULL)),
    CHECK ((net IS NULL) = (rate IS NULL) AND (net IS NULL) = (tax IS NULL)),
    CHECK ((number IS NULL) = (issued_at IS NULL)),
    CHECK (status <> 'INVOICED' OR number IS NOT NULL),
    CHECK (status NOT IN ('INVOICING', 'CANCELLED', 'FAILED') OR number IS NULL)
);
CREATE INDEX invoice_of_account ON invoice (account_id, created_at DESC, id);
CREATE INDEX invoice_of_request ON invoice (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX invoice_on_its_way ON invoice (created_at) WHERE status = 'INVOICING';
CREATE INDEX invoice_in_return ON invoice (id) WHERE status = 'RETURN_REQUESTED';
CREATE INDEX invoice_tracking ON invoice (tracking_number) WHERE tracking_number IS NOT NULL;

-- One line for each item of consumption. Lines are written once, with their invoice.
CREATE TABLE invoice_line (
    invoice_id text          NOT NULL REFERENCES invoice (id),
    n          integer       NOT NULL,
    item_id    text,
    content    text,
    gross      numeric(14,2) NOT NULL CHECK (gross > 0),
    net        numeric(14,2),
    tax        numeric(14,2),
    PRIMARY KEY (invoice_id, n),
    CHECK (net + tax = gross)
);
CREATE INDEX invoice_line_of_item ON invoice_line (item_id) WHERE item_id IS NOT NULL;
