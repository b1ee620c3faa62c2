-- Further sign-ins of an account, which its holder invites. A removed one keeps its row: its name never becomes somebody else's.
ALTER TABLE sign_in
    ADD COLUMN read_only  boolean NOT NULL DEFAULT false,
    ADD COLUMN invited_by text,
    ADD COLUMN removed    boolean NOT NULL DEFAULT false,
    ADD CHECK (invited_by IS NULL OR account_id IS NOT NULL),
    ADD CHECK (NOT read_only OR invited_by IS NOT NULL),
    ADD CHECK (NOT removed OR NOT enabled);
CREATE INDEX sign_in_invited ON sign_in (account_id) WHERE invited_by IS NOT NULL;
