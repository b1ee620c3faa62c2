-- Net and tax of an invoice from before this desk that were worked out on its total, because nobody has told them: the sum
-- of its lines may be some cents beside (decision 16).
ALTER TABLE invoice ADD COLUMN amounts_assumed boolean NOT NULL DEFAULT false;

UPDATE invoice SET amounts_assumed = true WHERE request_id IS NULL AND status <> 'RETURNED';
