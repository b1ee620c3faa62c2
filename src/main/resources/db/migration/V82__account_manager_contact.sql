-- How customers see and reach their account manager.
CREATE TABLE account_manager_contact (
    manager    text PRIMARY KEY,
    name       text,
    mail       text,
    changed_by text        NOT NULL,
    changed_at timestamptz NOT NULL
);
