-- Whoever writes, and in whatever table: nothing new about a guest who is erased. After the statement, when the foreign keys have
-- waited for an erasure that was faster.
CREATE FUNCTION nothing_of_the_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM added a JOIN customer c ON c.id = a.customer_id WHERE c.erased_at IS NOT NULL) THEN
        RAISE check_violation USING MESSAGE = 'The guest has been erased: nothing is added in ' || TG_TABLE_NAME,
                                    TABLE = 'customer', CONSTRAINT = 'customer_erased_stays_empty';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER address_of_the_erased AFTER INSERT ON address REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION nothing_of_the_erased();
CREATE TRIGGER answer_of_the_erased AFTER INSERT ON answer REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION nothing_of_the_erased();
CREATE TRIGGER consent_of_the_erased AFTER INSERT ON consent REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION nothing_of_the_erased();
CREATE TRIGGER membership_of_the_erased AFTER INSERT ON membership REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION nothing_of_the_erased();
CREATE TRIGGER request_of_the_erased AFTER INSERT ON request REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION nothing_of_the_erased();
CREATE TRIGGER mail_of_the_erased AFTER INSERT ON mail REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION nothing_of_the_erased();
CREATE TRIGGER legal_hold_of_the_erased AFTER INSERT ON legal_hold REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION nothing_of_the_erased();
-- Orders that are there go on being told of.
CREATE TRIGGER customer_order_of_the_erased AFTER INSERT ON customer_order REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION nothing_of_the_erased();

-- An answer about an address names the address alone. Once that is gone, the answer has to lead to its customer by itself.
ALTER TABLE idempotency_key ADD COLUMN owner_id text COLLATE "C";

CREATE INDEX idempotency_key_by_owner ON idempotency_key (owner_id) WHERE owner_id IS NOT NULL;

CREATE FUNCTION answers_outlive_addresses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE idempotency_key k SET owner_id = r.customer_id
    FROM removed r WHERE r.customer_id IS NOT NULL AND k.customer_id = r.id;
    RETURN NULL;
END $$;

CREATE TRIGGER address_removed_answers AFTER DELETE ON address REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION answers_outlive_addresses();
