CREATE TABLE sandbox_clock (
    offset_millis bigint NOT NULL
);
INSERT INTO sandbox_clock VALUES (0);
