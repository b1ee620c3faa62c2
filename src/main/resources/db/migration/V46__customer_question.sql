-- What staff ask the customer of a case. The answer is sealed (AES-GCM): it may hold anything a customer writes.
CREATE TABLE customer_question (
    id            text PRIMARY KEY,
    request_id    text NOT NULL REFERENCES request (id),
    about         text,
    account_id    text NOT NULL,
    question      text NOT NULL,
    asked_by      text NOT NULL,
    asked_at      timestamptz NOT NULL,
    answer_due    timestamptz NOT NULL,
    resume_status text NOT NULL,
    state         text NOT NULL CHECK (state IN ('OPEN', 'ANSWERED', 'LAPSED')),
    answer        bytea,
    closed_at     timestamptz,
    files         text[] NOT NULL DEFAULT '{}',
    CHECK ((state = 'OPEN') = (closed_at IS NULL))
);

CREATE INDEX customer_question_of_request ON customer_question (request_id);
