-- The stamped copy of the stub that the customer of a lost invoice gets: the scan of a clerk or, in the sandbox, a sample.
CREATE TABLE loss_stub_copy (
    request_id  text PRIMARY KEY REFERENCES paper_loss (request_id),
    document_id text NOT NULL REFERENCES document (id),
    made_by     text NOT NULL,
    made_at     timestamptz NOT NULL
);
