-- What staff want of a customer's second factors.

ALTER TABLE customer
    -- Beside the policies of the realm and of the companies: the strictest counts.
    ADD COLUMN mfa_policy text NOT NULL DEFAULT 'off'
        CONSTRAINT customer_mfa_policy_known CHECK (mfa_policy IN ('off', 'optional', 'required'));

CREATE OR REPLACE VIEW user_identity AS
    SELECT c.user_id, c.id AS customer_id, c.customer_number, c.lifecycle AS customer_status, c.wanted,
           ARRAY(SELECT jsonb_strip_nulls(jsonb_build_object(
                            'id', k.id, 'name', k.name, 'number', k.customer_number, 'role', m.role))::text
                 FROM membership m JOIN company k ON k.id = m.company_id
                 WHERE m.customer_id = c.id AND k.status = 'active'
                 ORDER BY k.id) AS companies,
           p.mfa_policy, p.mfa_required_from
    FROM customer c
    CROSS JOIN LATERAL (
        SELECT CASE WHEN bool_or(w.policy = 'required') THEN 'required'
                    WHEN bool_or(w.policy = 'optional') THEN 'optional' END AS mfa_policy,
               CASE WHEN bool_and(w.required_from IS NOT NULL) FILTER (WHERE w.policy = 'required')
                    THEN to_char(min(w.required_from) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') END AS mfa_required_from
        FROM (SELECT k.mfa_policy AS policy, k.mfa_required_from AS required_from
              FROM membership m JOIN company k ON k.id = m.company_id
              WHERE m.customer_id = c.id AND k.status = 'active'
              UNION ALL
              SELECT c.mfa_policy, NULL) w) p
    WHERE c.user_id IS NOT NULL;

DROP TRIGGER customer_changed_wants_state ON customer;

-- A wish that is fulfilled is no change.
CREATE TRIGGER customer_changed_wants_state AFTER UPDATE ON customer FOR EACH ROW
    WHEN (NEW.user_id IS NOT NULL
          AND ((OLD.user_id, OLD.id, OLD.customer_number, OLD.lifecycle, OLD.mfa_policy)
                 IS DISTINCT FROM (NEW.user_id, NEW.id, NEW.customer_number, NEW.lifecycle, NEW.mfa_policy)
               OR NEW.wanted IS NOT NULL AND OLD.wanted IS DISTINCT FROM NEW.wanted))
    EXECUTE FUNCTION customer_changed();

-- Changes of factors that staff have asked for. A row is a wish until Keycloak has answered; afterwards it is what became of it.
CREATE TABLE factor_change (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    customer_id     text COLLATE "C" NOT NULL REFERENCES customer (id) ON UPDATE CASCADE ON DELETE CASCADE,
    user_id         text COLLATE "C" NOT NULL,
    kind            text NOT NULL CONSTRAINT factor_change_kind_known CHECK (kind IN ('set_phone', 'remove_factor')),
    -- The number to be set, kept until Keycloak has it and never audited; the id of the factor to be removed.
    phone_number    text,
    factor_id       text,
    -- The masked number, or the type of the factor.
    shown           text NOT NULL,
    status          text NOT NULL DEFAULT 'waiting' CONSTRAINT factor_change_status_known
                    CHECK (status IN ('waiting', 'done', 'failed')),
    created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    created_by      text NOT NULL DEFAULT coalesce(nullif(current_setting('foyer.actor', true), ''), 'system'),
    ended_at        timestamptz,
    attempts        integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz,
    -- Why it failed, as programs know it, and in words, without any of the customer's data.
    failure_code    text,
    failure         text,
    CONSTRAINT factor_change_waits CHECK ((status = 'waiting') = (next_attempt_at IS NOT NULL)),
    CONSTRAINT factor_change_number_not_kept CHECK (status = 'waiting' OR phone_number IS NULL),
    CONSTRAINT factor_change_end_whole CHECK ((status = 'waiting') = (ended_at IS NULL))
);

CREATE INDEX factor_change_by_customer ON factor_change (customer_id, created_at DESC);
CREATE INDEX factor_change_due ON factor_change (next_attempt_at) WHERE next_attempt_at IS NOT NULL;

CREATE OR REPLACE FUNCTION audited(jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN $1 - '{version,updated_at,lifecycle,search_text,company_text,wanted,state_version,fulfilled_at,name_key,excepted_at,phone_number}'::text[];

CREATE TRIGGER factor_change_added_audit AFTER INSERT ON factor_change REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION audit_added();
CREATE TRIGGER factor_change_removed_audit AFTER DELETE ON factor_change REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION audit_removed();
CREATE TRIGGER factor_change_changed_audit AFTER UPDATE ON factor_change
    FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION audit_changed();
CREATE TRIGGER factor_change_of_the_erased AFTER INSERT ON factor_change REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION nothing_of_the_erased();
