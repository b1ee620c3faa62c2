-- Whether the files of an invoice are marked as samples, because the tax bureau that issued it is none that counts.
-- Until now only the name of the file said so.
ALTER TABLE invoice_document ADD COLUMN sample boolean NOT NULL DEFAULT false;
UPDATE invoice_document SET sample = true
  FROM document
 WHERE document.id = invoice_document.document_id AND document.file_name LIKE '样票%';
ALTER TABLE invoice_document ALTER COLUMN sample DROP DEFAULT;
