-- Keys of calls that may be repeated, with what was answered. Written in the transaction of the effect.
CREATE TABLE idempotency_key (
    -- Who called: a key means something to its caller only.
    caller       text NOT NULL,
    key          text NOT NULL,
    request_hash text NOT NULL,
    -- NULL only while the transaction runs that does the work.
    status       integer,
    location     text,
    tag          text,
    body         text,
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (caller, key)
);

CREATE INDEX idempotency_key_by_age ON idempotency_key (created_at);
