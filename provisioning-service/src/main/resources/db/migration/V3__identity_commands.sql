-- What the registry wants Keycloak to have, and the commands that bring it there.

-- How far a customer or company has come. The rule is that of the class Lifecycle, and a test holds the two together; here
-- it is for filters and for tokens.
CREATE FUNCTION lifecycle_of(requested_at timestamptz, rejected_at timestamptz, invited_at timestamptz,
                             registered_at timestamptz, first_ordered_at timestamptz) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN first_ordered_at IS NOT NULL THEN 'has_ordered'
                WHEN registered_at IS NOT NULL THEN 'registered'
                WHEN invited_at >= coalesce(greatest(requested_at, rejected_at), '-infinity') THEN 'invited'
                WHEN rejected_at >= coalesce(requested_at, '-infinity') THEN 'rejected'
                WHEN requested_at IS NOT NULL THEN 'requested'
                ELSE 'prospect' END;

ALTER TABLE company ADD COLUMN lifecycle text NOT NULL GENERATED ALWAYS AS
    (lifecycle_of(requested_at, rejected_at, invited_at, registered_at, first_ordered_at)) STORED;

ALTER TABLE customer ADD COLUMN lifecycle text NOT NULL GENERATED ALWAYS AS
    (lifecycle_of(requested_at, rejected_at, invited_at, registered_at, first_ordered_at)) STORED;

-- Fields of Keycloak's that staff have changed and Keycloak does not have yet: firstName, lastName, language, active. The
-- columns show them already; the mirror leaves those columns alone as long as the key is here. NULL when nothing waits.
ALTER TABLE customer ADD COLUMN wanted jsonb;

CREATE SEQUENCE identity_command_version;

-- state: the user is to be as the view user_identity says now. mark: Keycloak is to put the user into the feed.
-- end_sessions: an action, done once for each row.
CREATE TABLE identity_command (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id         text COLLATE "C" NOT NULL,
    kind            text NOT NULL CONSTRAINT identity_command_kind_known CHECK (kind IN ('state', 'mark', 'end_sessions')),
    -- Grows with every wish for the same user. Keycloak refuses a state that is older than what it has, so a worker that
    -- stalled cannot write over a newer one.
    version         bigint NOT NULL DEFAULT nextval('identity_command_version'),
    created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    attempts        integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Why the last attempt failed, without any of the user's data.
    reason          text
);

-- A state is wanted once, however often it changes before a worker comes by.
CREATE UNIQUE INDEX identity_command_once ON identity_command (user_id, kind) WHERE kind IN ('state', 'mark');
CREATE INDEX identity_command_due ON identity_command (next_attempt_at);
CREATE INDEX identity_command_by_user ON identity_command (user_id, version);
CREATE INDEX identity_command_failing ON identity_command (created_at) WHERE attempts > 0;

-- What Keycloak is to know of each user. A company that is not active is in nobody's token.
CREATE VIEW user_identity AS
    SELECT c.user_id, c.id AS customer_id, c.customer_number, c.lifecycle AS customer_status, c.wanted,
           ARRAY(SELECT jsonb_strip_nulls(jsonb_build_object(
                            'id', k.id, 'name', k.name, 'number', k.customer_number, 'role', m.role))::text
                 FROM membership m JOIN company k ON k.id = m.company_id
                 WHERE m.customer_id = c.id AND k.status = 'active'
                 ORDER BY k.id) AS companies
    FROM customer c
    WHERE c.user_id IS NOT NULL;

-- Commands are queued by triggers, in the transaction of whatever changes the registry: no writer can forget it.
CREATE FUNCTION want_state(users text[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO identity_command AS q (user_id, kind)
    SELECT u, 'state' FROM unnest(users) AS u WHERE u IS NOT NULL
    ON CONFLICT (user_id, kind) WHERE kind IN ('state', 'mark') DO UPDATE
    SET version = greatest(q.version + 1, excluded.version), attempts = 0, next_attempt_at = clock_timestamp(), reason = NULL
$$;

-- New rows come by the hundred: once for the whole statement.
CREATE FUNCTION customers_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM want_state(ARRAY(SELECT a.user_id FROM added a WHERE a.user_id IS NOT NULL ORDER BY a.user_id));
    RETURN NULL;
END $$;

CREATE TRIGGER customer_added_wants_state AFTER INSERT ON customer REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION customers_added();

CREATE FUNCTION customer_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM want_state(ARRAY[NEW.user_id]);
    RETURN NULL;
END $$;

-- A wish that is fulfilled is no change.
CREATE TRIGGER customer_changed_wants_state AFTER UPDATE ON customer FOR EACH ROW
    WHEN (NEW.user_id IS NOT NULL
          AND ((OLD.user_id, OLD.id, OLD.customer_number, OLD.lifecycle)
                 IS DISTINCT FROM (NEW.user_id, NEW.id, NEW.customer_number, NEW.lifecycle)
               OR NEW.wanted IS NOT NULL AND OLD.wanted IS DISTINCT FROM NEW.wanted))
    EXECUTE FUNCTION customer_changed();

CREATE FUNCTION membership_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM want_state(ARRAY(SELECT c.user_id FROM customer c WHERE c.user_id IS NOT NULL
                             AND c.id IN (OLD.customer_id, NEW.customer_id)));
    RETURN NULL;
END $$;

CREATE TRIGGER membership_wants_state AFTER INSERT OR UPDATE OR DELETE ON membership
    FOR EACH ROW EXECUTE FUNCTION membership_changed();

CREATE FUNCTION company_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM want_state(ARRAY(SELECT c.user_id FROM membership m JOIN customer c ON c.id = m.customer_id
                             WHERE m.company_id = NEW.id AND c.user_id IS NOT NULL ORDER BY c.user_id));
    RETURN NULL;
END $$;

CREATE TRIGGER company_changed_wants_state AFTER UPDATE ON company FOR EACH ROW
    WHEN ((OLD.id, OLD.name, OLD.customer_number, OLD.status) IS DISTINCT FROM (NEW.id, NEW.name, NEW.customer_number, NEW.status))
    EXECUTE FUNCTION company_changed();

-- Who is here already.
SELECT want_state(ARRAY(SELECT user_id FROM customer WHERE user_id IS NOT NULL));
