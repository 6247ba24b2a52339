-- Whether a company wants a second factor of its members. Keycloak takes the strictest of the realm's policy and these.
ALTER TABLE company
    ADD COLUMN mfa_policy text NOT NULL DEFAULT 'off'
        CONSTRAINT company_mfa_policy_known CHECK (mfa_policy IN ('off', 'optional', 'required')),
    -- Until then required is optional. None: at once.
    ADD COLUMN mfa_required_from timestamptz,
    ADD CONSTRAINT company_mfa_date_of_required CHECK (mfa_required_from IS NULL OR mfa_policy = 'required');

-- Of a person's companies the strictest counts, and of those that require it the earliest date; none of them may have one for there
-- to be none.
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
        SELECT CASE WHEN bool_or(k.mfa_policy = 'required') THEN 'required'
                    WHEN bool_or(k.mfa_policy = 'optional') THEN 'optional' END AS mfa_policy,
               CASE WHEN bool_and(k.mfa_required_from IS NOT NULL) FILTER (WHERE k.mfa_policy = 'required')
                    THEN to_char(min(k.mfa_required_from) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') END AS mfa_required_from
        FROM membership m JOIN company k ON k.id = m.company_id
        WHERE m.customer_id = c.id AND k.status = 'active') p
    WHERE c.user_id IS NOT NULL;

DROP TRIGGER company_changed_wants_state ON company;

CREATE TRIGGER company_changed_wants_state AFTER UPDATE ON company FOR EACH ROW
    WHEN ((OLD.id, OLD.name, OLD.customer_number, OLD.status, OLD.mfa_policy, OLD.mfa_required_from)
            IS DISTINCT FROM (NEW.id, NEW.name, NEW.customer_number, NEW.status, NEW.mfa_policy, NEW.mfa_required_from))
    EXECUTE FUNCTION company_changed();
