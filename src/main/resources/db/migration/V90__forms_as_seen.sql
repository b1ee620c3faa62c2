-- What the tax bureau showed of a confirmation form, whole, so that the rules can be asked again at any step; and when it
-- was asked, because it may know no such form.
ALTER TABLE invoice_return
    ADD COLUMN form_looked_at     timestamptz,
    ADD COLUMN form_blue_number   text,
    ADD COLUMN form_seller_tax_id text,
    ADD COLUMN form_buyer_tax_id  text,
    ADD COLUMN form_net           numeric(14,2),
    ADD COLUMN form_tax           numeric(14,2);

-- Until now a form was kept only when the rules had found that it says what its invoice says.
UPDATE invoice_return r
SET form_looked_at     = r.submitted_at,
    form_blue_number   = r.invoice_number,
    form_seller_tax_id = coalesce(i.seller_tax_id, ''),
    form_buyer_tax_id  = coalesce(i.buyer_tax_id, ''),
    form_net           = i.net,
    form_tax           = i.tax
FROM invoice i
WHERE i.id = r.invoice_id AND r.form_made_at IS NOT NULL;

ALTER TABLE invoice_return ADD CHECK (form_made_at IS NULL OR (form_looked_at IS NOT NULL AND form_state IS NOT NULL
    AND form_blue_number IS NOT NULL AND form_seller_tax_id IS NOT NULL AND form_buyer_tax_id IS NOT NULL
    AND form_net IS NOT NULL AND form_tax IS NOT NULL AND form_reason IS NOT NULL));
