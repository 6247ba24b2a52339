-- Mails that a change of the registry causes, until Keycloak has them. No address: they go to whatever the customer has then.
CREATE TABLE mail (
    -- Keycloak's name for it too, so that handing it over twice sends it once.
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    -- No foreign key: the customer's id may change (customer_alias), and who is gone gets no mail.
    customer_id     text COLLATE "C" NOT NULL,
    template        text NOT NULL,
    parameters      jsonb NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    attempts        integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Why the last attempt failed, without any of the customer's data.
    reason          text
);

CREATE INDEX mail_due ON mail (next_attempt_at);
CREATE INDEX mail_failing ON mail (created_at) WHERE attempts > 0;
