-- The files of an issued invoice. They are made once, in the transaction that records the issue, and never again.
create table invoice_document (
    invoice_id  text not null references invoice (id),
    format      text not null check (format in ('PDF', 'XML')),
    document_id text not null references document (id),
    primary key (invoice_id, format)
);

-- How long the tax bureau has taken today.
create index invoice_issued on invoice (issued_at) where issued_at is not null and submitted_at is not null;
