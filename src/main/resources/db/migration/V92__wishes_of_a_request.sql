-- How an account wants the lines of its invoices when a request does not say; without a row, one line for each item.
CREATE TABLE invoice_setting (
    account_id text PRIMARY KEY,
    lines      text NOT NULL CHECK (lines IN ('ITEM', 'CONTENT')),
    changed_by text NOT NULL,
    changed_at timestamptz NOT NULL
);

-- What a request wants of its invoices beside the items; remarks and addresses are sealed.
ALTER TABLE invoice_request
    ADD COLUMN lines   text NOT NULL DEFAULT 'ITEM' CHECK (lines IN ('ITEM', 'CONTENT')),
    ADD COLUMN remarks bytea,
    ADD COLUMN mail_to bytea;
