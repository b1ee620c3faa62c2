-- Who may sign in. Roles are derived from the account and the groups, so nothing here can contradict them.
CREATE TABLE sign_in (
    name          text PRIMARY KEY CHECK (name ~ '^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$'),
    -- bcrypt; or, with the embedded database only, the word that says that the password is the name
    password_hash text NOT NULL,
    account_id    text,
    groups        text[] NOT NULL DEFAULT '{}',
    enabled       boolean NOT NULL DEFAULT true
);
