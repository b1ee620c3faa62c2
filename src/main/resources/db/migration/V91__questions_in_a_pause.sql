-- A question to the customer may be put while the promise stands still already, as in the wait for an original: after the
-- answer it goes on standing still.
ALTER TABLE customer_question ADD COLUMN paused_before boolean NOT NULL DEFAULT false;
