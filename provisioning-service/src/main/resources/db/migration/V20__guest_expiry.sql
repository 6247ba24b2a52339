-- Guests expire and are erased: who may be kept until when, the runs that do it, and the proof that it was done.

ALTER TABLE customer
    ADD COLUMN expired_at timestamptz,
    ADD COLUMN erased_at timestamptz,
    -- Whoever writes, and whatever late news comes: of an erased guest nothing comes back.
    ADD CONSTRAINT customer_erased_stays_empty CHECK (
        erased_at IS NULL
        OR account_type = 'guest' AND NOT active AND former_emails = '{}' AND num_nonnulls(
             user_id, external_id, customer_number, email, guest_email, first_name, last_name, language, business_name, phone,
             office_phone, time_zone, company_text, wanted) = 0);

-- What must not be erased, by order of somebody who may say so. Of guests it also stops the expiry.
CREATE TABLE legal_hold (
    customer_id text COLLATE "C" PRIMARY KEY REFERENCES customer (id) ON UPDATE CASCADE ON DELETE CASCADE,
    reason      text NOT NULL CONSTRAINT legal_hold_has_a_reason CHECK (trimmed(reason) <> ''),
    held_by     text NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TRIGGER legal_hold_added_audit AFTER INSERT ON legal_hold REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION audit_added();
CREATE TRIGGER legal_hold_removed_audit AFTER DELETE ON legal_hold REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION audit_removed();
CREATE TRIGGER legal_hold_changed_audit AFTER UPDATE ON legal_hold
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION audit_changed();

-- One row a guest, beside the customer's so that it costs no entry in the audit and no look at the indexes for search. It has
-- the time that a period counts from, never the end of the period: another setting counts for every row at once.
CREATE TABLE guest_expiry (
    customer_id     text COLLATE "C" PRIMARY KEY REFERENCES customer (id) ON UPDATE CASCADE ON DELETE CASCADE,
    -- Stays after the user is gone: a user who comes back, from a backup, is known by it and removed again.
    user_id         text COLLATE "C",
    -- expiring and erasing: Keycloak is being told, under the id of the command.
    stage           text NOT NULL DEFAULT 'active' CONSTRAINT guest_expiry_stage_known
                    CHECK (stage IN ('active', 'expiring', 'expired', 'erasing', 'erased')),
    ordered         boolean NOT NULL DEFAULT false,
    since           timestamptz NOT NULL,
    kept_by_order   boolean NOT NULL DEFAULT false,
    legal_hold      boolean NOT NULL DEFAULT false,
    -- When what is under way was due.
    due_at          timestamptz,
    command_id      uuid,
    attempts        integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz,
    -- Why the last attempt failed, without any of the guest's data.
    failure         text,
    CONSTRAINT guest_expiry_command_under_way CHECK (
        CASE WHEN stage IN ('expiring', 'erasing') THEN num_nonnulls(due_at, command_id, next_attempt_at) = 3
             ELSE num_nonnulls(due_at, command_id, next_attempt_at, failure) = 0 END)
);

-- A run walks these from the oldest on and stops at the first that is not due: whoever is not due costs nothing.
CREATE INDEX guest_expiry_due ON guest_expiry (ordered, since, customer_id)
    WHERE stage = 'active' AND NOT kept_by_order AND NOT legal_hold;
CREATE INDEX guest_erasure_due ON guest_expiry (since, customer_id)
    WHERE stage = 'expired' AND NOT kept_by_order AND NOT legal_hold;
CREATE INDEX guest_expiry_under_way ON guest_expiry (next_attempt_at) WHERE stage IN ('expiring', 'erasing');
CREATE UNIQUE INDEX guest_expiry_by_user ON guest_expiry (user_id) WHERE user_id IS NOT NULL;

-- What the orders of guests say. The rule is that of the class ExpiryRule, and a test holds the two together.
CREATE FUNCTION guest_facts(customers text[])
    RETURNS TABLE (customer_id text, user_id text, ordered boolean, kept_by_order boolean, since timestamptz)
    LANGUAGE sql STABLE AS $$
    SELECT c.id, c.user_id, count(o.reference) > 0, coalesce(bool_or(o.state NOT IN ('delivered', 'cancelled')), false),
           coalesce(max(coalesce(CASE o.state WHEN 'cancelled' THEN o.cancelled_at ELSE o.delivered_at END, o.updated_at)),
                    greatest(c.created_at, c.first_sign_in_at))
    FROM customer c LEFT JOIN customer_order o ON o.customer_id = c.id
    WHERE c.id = ANY (customers) AND c.account_type = 'guest'
    GROUP BY c.id
$$;

-- Locked before orders are read: of two who write orders of one guest, the second sees what the first has written.
CREATE FUNCTION refresh_guest_expiry(customers text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM guest_expiry e WHERE e.customer_id = ANY (customers) AND e.stage <> 'erased'
    ORDER BY e.customer_id FOR UPDATE;
    IF FOUND THEN
        UPDATE guest_expiry e
        SET ordered = f.ordered, kept_by_order = f.kept_by_order,
            since = CASE e.stage WHEN 'active' THEN f.since
                                 WHEN 'expired' THEN greatest(f.since, (SELECT c.expired_at FROM customer c WHERE c.id = e.customer_id))
                                 ELSE e.since END
        FROM guest_facts(customers) f
        WHERE e.customer_id = f.customer_id AND e.stage <> 'erased';
    END IF;
END $$;

-- Triggers, so that no writer of orders or customers has to know. Last of their event: a guest's row here is locked after the
-- customer's and after the orders, by everybody.
CREATE FUNCTION order_counts_for_expiry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        PERFORM refresh_guest_expiry(ARRAY(SELECT f.customer_id FROM former f UNION SELECT w.customer_id FROM written w));
    ELSE
        PERFORM refresh_guest_expiry(ARRAY(SELECT DISTINCT w.customer_id FROM written w));
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER customer_order_added_zz_expiry AFTER INSERT ON customer_order REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION order_counts_for_expiry();
CREATE TRIGGER customer_order_changed_zz_expiry AFTER UPDATE ON customer_order
    REFERENCING OLD TABLE AS former NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION order_counts_for_expiry();
CREATE TRIGGER customer_order_removed_zz_expiry AFTER DELETE ON customer_order REFERENCING OLD TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION order_counts_for_expiry();

CREATE FUNCTION guests_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO guest_expiry (customer_id, user_id, since)
    SELECT a.id, a.user_id, greatest(a.created_at, a.first_sign_in_at) FROM added a
    WHERE a.account_type = 'guest' AND a.erased_at IS NULL;
    RETURN NULL;
END $$;

CREATE TRIGGER customer_added_zz_expiry AFTER INSERT ON customer REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION guests_added();

CREATE FUNCTION guest_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.account_type IS DISTINCT FROM 'guest' THEN
        -- Who has become a customer does not expire.
        DELETE FROM guest_expiry WHERE customer_id = NEW.id;
        UPDATE customer SET expired_at = NULL WHERE id = NEW.id AND expired_at IS NOT NULL;
        RETURN NULL;
    END IF;
    INSERT INTO guest_expiry AS e (customer_id, user_id, since, legal_hold)
    VALUES (NEW.id, NEW.user_id, greatest(NEW.created_at, NEW.first_sign_in_at),
            EXISTS (SELECT 1 FROM legal_hold h WHERE h.customer_id = NEW.id))
    ON CONFLICT (customer_id) DO UPDATE SET user_id = coalesce(excluded.user_id, e.user_id);
    PERFORM refresh_guest_expiry(ARRAY[NEW.id]);
    -- A guest whose user was deleted in Keycloak is to be forgotten, unless a legal hold stands against it.
    IF OLD.user_id IS NOT NULL AND NEW.user_id IS NULL THEN
        UPDATE guest_expiry
        SET stage = 'erasing', command_id = gen_random_uuid(), due_at = clock_timestamp(), next_attempt_at = clock_timestamp(),
            attempts = 0, failure = NULL
        WHERE customer_id = NEW.id AND stage IN ('active', 'expiring', 'expired') AND NOT legal_hold;
        UPDATE guest_expiry
        SET stage = 'expired', since = clock_timestamp(), command_id = NULL, due_at = NULL, next_attempt_at = NULL,
            attempts = 0, failure = NULL
        WHERE customer_id = NEW.id AND stage IN ('active', 'expiring') AND legal_hold;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER customer_changed_zz_expiry AFTER UPDATE ON customer FOR EACH ROW
    WHEN (NEW.erased_at IS NULL
          AND (OLD.account_type = 'guest' OR NEW.account_type = 'guest')
          AND (OLD.account_type, OLD.user_id, OLD.first_sign_in_at)
                IS DISTINCT FROM (NEW.account_type, NEW.user_id, NEW.first_sign_in_at))
    EXECUTE FUNCTION guest_changed();

CREATE FUNCTION legal_hold_shows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE guest_expiry SET legal_hold = (TG_OP = 'INSERT')
    WHERE customer_id = coalesce(NEW.customer_id, OLD.customer_id);
    RETURN NULL;
END $$;

CREATE TRIGGER legal_hold_shows AFTER INSERT OR DELETE ON legal_hold FOR EACH ROW EXECUTE FUNCTION legal_hold_shows();

-- Who is here already.
INSERT INTO guest_expiry (customer_id, user_id, ordered, kept_by_order, since)
SELECT f.customer_id, f.user_id, f.ordered, f.kept_by_order, f.since
FROM guest_facts(ARRAY(SELECT id FROM customer WHERE account_type = 'guest')) f;

-- Runs of expiry. Every process works on the open one, batch by batch, and the last to find nothing ends it.
CREATE TABLE guest_expiry_run (
    id          text COLLATE "C" PRIMARY KEY DEFAULT gen_random_uuid()::text,
    trigger     text NOT NULL CONSTRAINT guest_expiry_run_trigger_known CHECK (trigger IN ('schedule', 'hand')),
    -- What was due by then. Fixed, so that a run has an end and a clock that jumps meanwhile makes nobody due.
    as_of       timestamptz NOT NULL,
    expired     bigint NOT NULL DEFAULT 0,
    erased      bigint NOT NULL DEFAULT 0,
    failed      bigint NOT NULL DEFAULT 0,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at timestamptz
);

CREATE UNIQUE INDEX guest_expiry_run_one_open ON guest_expiry_run ((true)) WHERE finished_at IS NULL;
CREATE INDEX guest_expiry_run_newest_first ON guest_expiry_run (created_at DESC, id DESC);

-- One row for each person who was erased: that it happened, when and in which run. Nothing leads from it to the person, nor to
-- the row that is left of them.
CREATE TABLE erasure_proof (
    id        uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    run_id    text NOT NULL,
    erased_on date NOT NULL DEFAULT (clock_timestamp() AT TIME ZONE 'UTC')::date
);

CREATE INDEX erasure_proof_by_run ON erasure_proof (run_id);

CREATE FUNCTION erasure_proof_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Proofs of erasure are only ever added to: % is refused', TG_OP;
END $$;

CREATE TRIGGER erasure_proof_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON erasure_proof
    FOR EACH STATEMENT EXECUTE FUNCTION erasure_proof_stays();

-- Answers that are kept for repeated calls have personal data in them: whose, says the place of what was made, or the answer. Of a
-- changed address it is the id of the address, which leads to the customer.
ALTER TABLE idempotency_key ADD COLUMN customer_id text COLLATE "C" GENERATED ALWAYS AS (coalesce(
    substring(location FROM '/(?:customers|guests)/([^/?]+)'),
    substring(body FROM '"customerId" ?: ?"([^"]+)"'),
    substring(body FROM '"id" ?: ?"([^"]+)"'))) STORED;

CREATE INDEX idempotency_key_by_customer ON idempotency_key (customer_id) WHERE customer_id IS NOT NULL;

-- Whoever is erased is looked for here too.
CREATE INDEX mail_by_customer ON mail (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX reconciliation_drift_by_user ON reconciliation_drift (user_id);

-- The audit's way for erasure: within a transaction that names the customers it erases, in the setting foyer.erasure, and
-- there only values go, of entries about them. That something was changed, when and by whom, stays.
CREATE FUNCTION audit_redacted(entry jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT coalesce(jsonb_object_agg(e.key, CASE WHEN e.key IN (
                'id', 'customer_id', 'company_id', 'reference', 'state', 'placed_at', 'completed_at', 'delivered_at', 'cancelled_at',
                'disputed_at', 'returned_at', 'shop', 'linked_from', 'linked_at', 'active', 'account_type', 'created_at', 'registered_at', 'requested_at', 'rejected_at',
                'invited_at', 'first_ordered_at', 'expired_at', 'erased_at', 'email_verified', 'role', 'status', 'type',
                'question', 'question_version', 'source', 'ship_to', 'bill_to') THEN e.value ELSE 'null' END), '{}')
            FROM jsonb_each(entry) e);

-- Who is being erased in this transaction: ids of customers, of today and of the past.
CREATE FUNCTION being_erased() RETURNS text[]
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(nullif(current_setting('foyer.erasure', true), ''), '{}')::text[];

CREATE OR REPLACE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'UPDATE' OR coalesce(current_setting('foyer.erasure', true), '') = '' THEN
        RAISE EXCEPTION 'The audit is only ever added to: % is refused', TG_OP;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION audit_only_redacted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT OLD.entity_id = ANY (being_erased())
       OR (NEW.id, NEW.at, NEW.actor, NEW.action, NEW.entity, NEW.entity_id, NEW.related_id)
            IS DISTINCT FROM (OLD.id, OLD.at, OLD.actor, OLD.action, OLD.entity, OLD.entity_id, OLD.related_id)
       OR NEW.reason IS NOT NULL
       OR NEW.before IS DISTINCT FROM audit_redacted(OLD.before) OR NEW.after IS DISTINCT FROM audit_redacted(OLD.after) THEN
        RAISE EXCEPTION 'The audit is only ever added to: % is refused', TG_OP;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER audit_only_redacted BEFORE UPDATE ON audit FOR EACH ROW EXECUTE FUNCTION audit_only_redacted();

-- What erasure takes away is not written down on the way out.
CREATE OR REPLACE FUNCTION audit_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO audit (action, entity, entity_id, related_id, before)
    SELECT 'delete', TG_TABLE_NAME, coalesce(r ->> 'customer_id', r ->> 'id'), r ->> 'company_id',
           CASE WHEN coalesce(r ->> 'customer_id', r ->> 'id') = ANY (being_erased())
                THEN audit_redacted(jsonb_strip_nulls(audited(r))) ELSE jsonb_strip_nulls(audited(r)) END
    FROM (SELECT to_jsonb(d) AS r FROM removed d OFFSET 0) t;
    RETURN NULL;
END $$;

DROP TRIGGER customer_changed_audit ON customer;
CREATE TRIGGER customer_changed_audit AFTER UPDATE ON customer
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND NEW.erased_at IS NOT DISTINCT FROM OLD.erased_at)
    EXECUTE FUNCTION audit_changed();
