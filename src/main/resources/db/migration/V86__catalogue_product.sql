-- Products that no row of the decision table names, with the seller and content that the catalogue's keeper gave them. A
-- row holds from its day until the next one of the same product.
create table catalogue_product (
    product_code text         not null,
    valid_from   date         not null,
    row_name     text         not null,
    entity_code  text         not null,
    content      text         not null,
    rate         numeric(3,2) not null,
    entered_by   text         not null,
    entered_at   timestamptz  not null,
    constraint catalogue_product_pk primary key (product_code, valid_from)
);

-- Goes up with each change of what administrators keep of companies and products, so that every copy of the application
-- notices with one small question.
create table catalogue_revision (
    one      boolean not null default true constraint catalogue_revision_pk primary key check (one),
    revision bigint  not null
);
insert into catalogue_revision (revision) values (1);
