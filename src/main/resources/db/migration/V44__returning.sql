-- Every return of an invoice; the case itself is in the table request, under the same id.
CREATE TABLE invoice_return (
    request_id          text PRIMARY KEY REFERENCES request (id) DEFERRABLE INITIALLY DEFERRED,
    account_id          text        NOT NULL,
    invoice_id          text        NOT NULL REFERENCES invoice (id),
    invoice_number      text        NOT NULL,
    gross               numeric(14,2) NOT NULL,
    path                text        NOT NULL CHECK (path IN ('DIRECT', 'BOOKED')),
    submitted_by        text        NOT NULL,
    submitted_at        timestamptz NOT NULL,
    reason              text        NOT NULL,
    remarks             text,
    form_number         text CHECK (form_number ~ '^[0-9]{20}$'),
    -- the confirmation form as the tax bureau last showed it
    form_state          text,
    form_reason         text,
    form_made_at        timestamptz,
    state               text        NOT NULL CHECK (state IN ('CHECKING_FORM', 'AWAITING_ORIGINAL', 'IN_PROCESS',
        'CONFIRMING', 'ISSUING_RED', 'RED_ISSUED', 'REJECTED', 'WITHDRAWN', 'FORM_VOID')),
    open                boolean     NOT NULL,
    decided_by          text,
    decided_at          timestamptz,
    decided_note        text,
    confirmed_by        text,
    confirmed_at        timestamptz,
    confirmed_note      text,
    -- the key under which the tax bureau knows the request for the red-letter invoice is made before it is asked
    bureau_request_id   text        NOT NULL UNIQUE,
    announced_at        timestamptz,
    red_number          text UNIQUE,
    red_issued_at       timestamptz,
    bureau_refusal      text,
    bureau_says         text,
    end_code            text,
    end_reason          text,
    CHECK ((path = 'BOOKED') = (form_number IS NOT NULL)),
    CHECK (open = (state NOT IN ('RED_ISSUED', 'REJECTED', 'WITHDRAWN', 'FORM_VOID'))),
    CHECK ((state = 'RED_ISSUED') = (red_number IS NOT NULL)),
    CHECK (red_number IS NULL OR announced_at IS NOT NULL),
    CHECK (decided_by IS NULL OR decided_by NOT IN (account_id, submitted_by)),
    -- four eyes
    CHECK (confirmed_by IS NULL OR confirmed_by <> decided_by)
);
-- Two requests to return the same invoice at the same moment: the second is refused.
CREATE UNIQUE INDEX invoice_return_one_open ON invoice_return (invoice_id) WHERE open;
-- A confirmation form reverses one invoice (R59, decision 10). One whose return came to nothing can be used again.
CREATE UNIQUE INDEX invoice_return_form ON invoice_return (form_number) WHERE open OR state = 'RED_ISSUED';
CREATE INDEX invoice_return_of_invoice ON invoice_return (invoice_id, submitted_at DESC);
CREATE INDEX invoice_return_of_account ON invoice_return (account_id, submitted_at DESC);

-- The red-letter invoices there are. Together they never take back more than their invoice says: whoever adds one has the
-- lock of the invoice and has asked its reversal.
CREATE TABLE red_invoice (
    number          text PRIMARY KEY,
    invoice_id      text          NOT NULL REFERENCES invoice (id),
    cause           text          NOT NULL,
    issued_at       timestamptz   NOT NULL,
    gross           numeric(14,2) NOT NULL CHECK (gross < 0),
    net             numeric(14,2) NOT NULL,
    tax             numeric(14,2) NOT NULL,
    pdf_document_id text          NOT NULL REFERENCES document (id),
    xml_document_id text          NOT NULL REFERENCES document (id),
    CHECK (net + tax = gross)
);
CREATE INDEX red_invoice_of ON red_invoice (invoice_id);
