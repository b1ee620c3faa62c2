-- What a title by agreement may be used for.
ALTER TABLE title
    ADD COLUMN agreement_kind text CHECK (agreement_kind IN ('MULTI_TITLE', 'DOMAIN_EXCEPTION', 'PAY_ON_BEHALF')),
    ADD COLUMN beneficiary_account_id text,
    ADD CHECK ((origin = 'AGREEMENT') = (agreement_kind IS NOT NULL)),
    ADD CHECK ((agreement_kind IS NOT DISTINCT FROM 'PAY_ON_BEHALF') = (beneficiary_account_id IS NOT NULL));
DROP INDEX title_expiring;
CREATE INDEX title_expiring ON title (valid_until) WHERE valid_until IS NOT NULL AND ended_at IS NULL;

-- The register of agreements: each from the request for it to its end. Its title is the row of title with its id.
CREATE TABLE title_agreement (
    request_id             text PRIMARY KEY REFERENCES request (id) DEFERRABLE INITIALLY DEFERRED,
    kind                   text        NOT NULL CHECK (kind IN ('MULTI_TITLE', 'DOMAIN_EXCEPTION', 'PAY_ON_BEHALF')),
    account_id             text        NOT NULL,
    beneficiary_account_id text,
    opened_by              text        NOT NULL,
    opened_by_staff        boolean     NOT NULL,
    ticket                 text,
    title_name             text        NOT NULL,
    tax_id                 text,
    title_kind             text        NOT NULL,
    bank                   bytea, -- sealed
    bank_account           bytea, -- sealed
    address                bytea, -- sealed
    phone                  bytea, -- sealed
    contact_name           bytea, -- sealed
    contact_phone          bytea, -- sealed
    contact_email          bytea, -- sealed
    opened_at              timestamptz NOT NULL,
    state                  text        NOT NULL,
    open                   boolean     NOT NULL,
    manager                text,
    decided_by             text,
    decided_at             timestamptz,
    reason                 text,
    valid_from             date,
    valid_until            date,
    ended_at               timestamptz,
    ended_by               text,
    end_reason             text,
    CHECK ((kind = 'PAY_ON_BEHALF') = (beneficiary_account_id IS NOT NULL)),
    CHECK (open = (state = 'IN_EVALUATION')),
    CHECK ((state = 'SIGNED') = (valid_until IS NOT NULL)),
    CHECK (valid_from < valid_until),
    CHECK (ended_at IS NULL OR state = 'SIGNED'),
    CHECK (decided_by IS NULL OR decided_by <> account_id)
);
-- Two requests for the same title at the same moment: the second is refused.
CREATE UNIQUE INDEX title_agreement_one_open
    ON title_agreement (account_id, title_name, coalesce(tax_id, ''), coalesce(beneficiary_account_id, '')) WHERE open;
CREATE INDEX title_agreement_of_account ON title_agreement (account_id, opened_at DESC);
CREATE INDEX title_agreement_for ON title_agreement (beneficiary_account_id, opened_at DESC)
    WHERE beneficiary_account_id IS NOT NULL;
CREATE INDEX title_agreement_with ON title_agreement (manager) WHERE open;

-- Account managers who are not there, and who stands in for them.
CREATE TABLE account_manager_absence (
    manager      text PRIMARY KEY,
    absent_until date,
    deputy       text CHECK (deputy <> manager),
    changed_by   text        NOT NULL,
    changed_at   timestamptz NOT NULL
);
