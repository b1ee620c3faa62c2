-- What the administrator keeps of the companies that issue invoices. A row holds from its day until the next one of the
-- same company; a column that is empty holds what the FAQ prints.
create table company_data (
    code         text        not null,
    valid_from   date        not null,
    name_zh      text,
    name_en      text,
    tax_id       text,
    address_zh   text,
    phone        text,
    bank_zh      text,
    bank_account text,
    entered_by   text        not null,
    entered_at   timestamptz not null,
    constraint company_data_pk primary key (code, valid_from)
);

-- Sealed certificates of affiliation and explanation letters, versioned by the day from which each holds.
create table company_paper (
    id          text        not null constraint company_paper_pk primary key,
    code        text        not null,
    valid_from  date        not null,
    document_id text        not null references document (id),
    file_name   text        not null,
    sha256      text        not null,
    uploaded_by text        not null,
    uploaded_at timestamptz not null
);
create index company_paper_of_company on company_paper (code, valid_from, uploaded_at);

-- Where paper goes back to, in Chinese: the FAQ prints it in English only.
create table return_address_data (
    return_group text        not null constraint return_address_data_pk primary key,
    address_zh   text        not null,
    attention_zh text        not null,
    phone        text        not null,
    entered_by   text        not null,
    entered_at   timestamptz not null
);
