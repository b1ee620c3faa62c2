-- What customers ask us, and what they are answered. Texts are sealed (AES-GCM): they may hold anything people write.
CREATE TABLE support_request (
    request_id  text PRIMARY KEY REFERENCES request (id) DEFERRABLE INITIALLY DEFERRED,
    account_id  text        NOT NULL,
    asked_by    text        NOT NULL,
    topic       text        NOT NULL,
    subject_id  text,
    question    bytea       NOT NULL, -- sealed
    asked_at    timestamptz NOT NULL,
    state       text        NOT NULL CHECK (state IN ('IN_HAND', 'ANSWERED', 'WITHDRAWN')),
    answerer    text        NOT NULL CHECK (answerer IN ('AGENTS', 'MANAGER')),
    manager     text,
    note        bytea, -- sealed
    answered_by text,
    answer      bytea, -- sealed
    answered_at timestamptz,
    CHECK ((state = 'ANSWERED') = (answered_by IS NOT NULL)),
    CHECK ((answered_by IS NULL) = (answer IS NULL) AND (answered_by IS NULL) = (answered_at IS NULL)),
    CHECK (answered_by <> asked_by)
);
CREATE INDEX support_request_of_account ON support_request (account_id, asked_at DESC);
CREATE INDEX support_request_open ON support_request (account_id) WHERE state = 'IN_HAND';
