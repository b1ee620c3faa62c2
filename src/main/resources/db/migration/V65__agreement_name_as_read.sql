-- The name that agreements are compared by: as a person reads it, without what only looks different (decision 18).
ALTER TABLE title_agreement ADD COLUMN name_as_read text;
UPDATE title_agreement SET name_as_read = title_name;
ALTER TABLE title_agreement ALTER COLUMN name_as_read SET NOT NULL;
DROP INDEX title_agreement_one_open;
-- Two requests for the same title at the same moment: the second is refused, however it is spelled.
CREATE UNIQUE INDEX title_agreement_one_open
    ON title_agreement (account_id, name_as_read, coalesce(tax_id, ''), coalesce(beneficiary_account_id, '')) WHERE open;
