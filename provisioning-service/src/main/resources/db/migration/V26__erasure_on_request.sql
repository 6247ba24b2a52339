-- Customers of every kind are erased when staff have been asked to. Of guests that happens by itself, too, when their time has come.

ALTER TABLE customer
    DROP CONSTRAINT customer_erased_stays_empty,
    ADD CONSTRAINT customer_erased_stays_empty CHECK (
        erased_at IS NULL
        OR NOT active AND former_emails = '{}' AND num_nonnulls(
             user_id, external_id, customer_number, email, guest_email, first_name, last_name, language, business_name, phone,
             office_phone, time_zone, company_text, wanted) = 0);

CREATE FUNCTION erased_stays_of_its_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE check_violation USING MESSAGE = 'customer_erased_stays_empty: the customer has been erased and stays of the kind it was',
                                TABLE = 'customer', CONSTRAINT = 'customer_erased_stays_empty';
END $$;

CREATE TRIGGER customer_erased_stays_of_its_kind BEFORE UPDATE ON customer FOR EACH ROW
    WHEN (OLD.erased_at IS NOT NULL
          AND (NEW.erased_at IS NULL OR OLD.account_type IS DISTINCT FROM NEW.account_type))
    EXECUTE FUNCTION erased_stays_of_its_kind();

CREATE OR REPLACE FUNCTION nothing_of_the_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM added a JOIN customer c ON c.id = a.customer_id WHERE c.erased_at IS NOT NULL) THEN
        RAISE check_violation USING MESSAGE = 'The customer has been erased: nothing is added in ' || TG_TABLE_NAME,
                                    TABLE = 'customer', CONSTRAINT = 'customer_erased_stays_empty';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER login_link_of_the_erased AFTER INSERT ON login_link REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION nothing_of_the_erased();
CREATE TRIGGER label_of_the_erased AFTER INSERT ON label REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION nothing_of_the_erased();

-- Who is erased on request has a row here as well, whatever they are: it waits for no run and for no period, and knows the user
-- should a backup bring it back. Cancels is the link that Keycloak may be about to send, which nobody gets any more.
ALTER TABLE guest_expiry
    ADD COLUMN by_request boolean NOT NULL DEFAULT false,
    ADD COLUMN cancels uuid;

CREATE INDEX erasure_by_request_due ON guest_expiry (next_attempt_at) WHERE by_request AND stage = 'erasing';

-- Who has become a customer does not expire, but stays to be erased.
CREATE OR REPLACE FUNCTION guest_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.account_type IS DISTINCT FROM 'guest' THEN
        DELETE FROM guest_expiry WHERE customer_id = NEW.id AND NOT by_request;
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

-- Somebody was given all that is known of a customer, of which the entry has none, or was let act as the customer.
ALTER TABLE audit
    DROP CONSTRAINT audit_action_known,
    ADD CONSTRAINT audit_action_known CHECK (action IN ('insert', 'update', 'delete', 'export', 'impersonate'));
