-- The books of the simulated courier, in a schema of its own. Nothing of the desk reads them.

CREATE TABLE setting (
    only_row      boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    -- how long a letter is on its way, by the clock that the sandbox moves
    transit_hours integer NOT NULL DEFAULT 48
);
INSERT INTO setting DEFAULT VALUES;

CREATE SEQUENCE tracking_sequence START WITH 31000001 MAXVALUE 99999999;

CREATE TABLE shipment (
    request_id      text PRIMARY KEY,
    content_hash    text NOT NULL,
    tracking_number text UNIQUE,
    booked_at       timestamptz NOT NULL,
    refusal_code    text,
    refusal_message text,
    CHECK ((tracking_number IS NULL) = (refusal_code IS NOT NULL))
);

-- What the sandbox says about a parcel, the simulator's own or any other.
CREATE TABLE delivery (
    tracking_number text PRIMARY KEY,
    status          text        NOT NULL CHECK (status IN ('IN_TRANSIT', 'RETURNED', 'DELIVERED')),
    at              timestamptz NOT NULL
);
