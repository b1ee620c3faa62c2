-- A promise that was broken stays broken: a question to the customer or a changed calendar moves the limit, not the past.
ALTER TABLE request ADD COLUMN promise_broken boolean NOT NULL DEFAULT false;

-- The figures of operations are counted from the index alone.
DROP INDEX request_closed;
CREATE INDEX request_closed ON request (kind, closed_at, promise_limit) INCLUDE (outcome, promise_broken)
    WHERE closed_at IS NOT NULL;
DROP INDEX request_open;
CREATE INDEX request_open ON request (kind, promise_limit) INCLUDE (promise_paused_on, promise_broken)
    WHERE closed_at IS NULL;
