-- Vendors of the marketplace: how they are reached, and the files of the invoices that they issue.
ALTER TABLE notice DROP CONSTRAINT notice_recipient_kind_check;
ALTER TABLE notice ADD CONSTRAINT notice_recipient_kind_check
    CHECK (recipient_kind IN ('ACCOUNT', 'DEFAULT_MAILBOX', 'MAILBOX', 'ADDRESS', 'GROUP', 'VENDOR'));

CREATE TABLE vendor_contact (
    name_as_read text        PRIMARY KEY, -- what names are compared by
    name         text        NOT NULL,
    mail         text,
    phone        text,
    hook_url     text,
    hook_secret  bytea,                   -- sealed
    changed_by   text        NOT NULL,
    changed_at   timestamptz NOT NULL
);

-- The newest file counts; what it took the place of stays among the documents of the case.
CREATE TABLE vendor_invoice_file (
    invoice_id  text        PRIMARY KEY REFERENCES invoice (id),
    document_id text        NOT NULL REFERENCES document (id),
    given_by    text        NOT NULL,
    given_at    timestamptz NOT NULL
);
