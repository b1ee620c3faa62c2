-- Every case as its customer sees it.
CREATE TABLE request (
    id                  text PRIMARY KEY,
    kind                text        NOT NULL,
    account_id          text        NOT NULL,
    status              text        NOT NULL,
    opened_at           timestamptz NOT NULL,
    promise_from        date,
    promise_target_days integer,
    promise_limit_days  integer,
    promise_target      timestamptz,
    promise_limit       timestamptz,
    promise_provisional boolean     NOT NULL DEFAULT false,
    promise_paused_on   date,
    closed_at           timestamptz,
    outcome             text,
    book_version        text        NOT NULL,
    findings            jsonb       NOT NULL,
    CHECK ((closed_at IS NULL) = (outcome IS NULL))
);
CREATE INDEX request_of_account ON request (account_id, opened_at DESC);
CREATE INDEX request_open ON request (kind, promise_limit) WHERE closed_at IS NULL;
CREATE INDEX request_closed ON request (kind, closed_at, promise_limit) WHERE closed_at IS NOT NULL;
CREATE INDEX request_provisional ON request (id) WHERE promise_provisional AND closed_at IS NULL;
