-- Guests and orders. A guest's address is nobody's proof: it has a column of its own, is never unique, and where email is
-- asked for there is none.

ALTER TABLE customer ADD COLUMN guest_email text;

UPDATE customer
SET guest_email = nullif(lower(email), ''), email = NULL, email_verified = false, email_kept = false,
    version = version + 1, updated_at = clock_timestamp()
WHERE account_type = 'guest';

-- What waits for the end of the transaction is checked now: a table of which something waits cannot be altered.
SET CONSTRAINTS ALL IMMEDIATE;

ALTER TABLE customer
    ADD CONSTRAINT customer_guest_email_of_guests
        CHECK (guest_email IS NULL OR account_type = 'guest' AND guest_email = lower(guest_email) AND guest_email <> ''),
    ADD CONSTRAINT customer_guest_proves_no_email
        CHECK (account_type IS DISTINCT FROM 'guest' OR email IS NULL AND NOT email_verified);

CREATE INDEX customer_by_guest_email ON customer (guest_email) WHERE guest_email IS NOT NULL;
-- All who are no guests, newest first: guests may be most of the newest.
CREATE INDEX customer_no_guest ON customer (created_at DESC, id DESC) WHERE account_type IS DISTINCT FROM 'guest';

-- Search finds guests by their address too.
ALTER TABLE customer DROP COLUMN search_text;
ALTER TABLE customer ADD COLUMN search_text text COLLATE "C"
    GENERATED ALWAYS AS (search_fields(first_name, last_name, coalesce(email, guest_email), customer_number, company_text)) STORED;
CREATE INDEX customer_search ON customer USING gin (search_text gin_trgm_ops) WITH (gin_pending_list_limit = 4096);

-- Orders: references of the shop's, with what happened to them. The shop has the rest.
CREATE TABLE customer_order (
    reference    text COLLATE "C" PRIMARY KEY
                 CONSTRAINT customer_order_reference_length CHECK (char_length(reference) BETWEEN 1 AND 200),
    -- A customer's id follows the user's when a prospect signs up, hence the cascades. A customer who has ordered stays.
    customer_id  text COLLATE "C" NOT NULL REFERENCES customer (id) ON UPDATE CASCADE,
    -- What the facts below amount to, by the rule of the class OrderFacts.
    state        text NOT NULL CONSTRAINT customer_order_state_known
                 CHECK (state IN ('open', 'completed', 'delivered', 'cancelled', 'disputed', 'returned')),
    placed_at    timestamptz NOT NULL,
    -- When each was last reported to have happened; NULL for what never did, or never was reported.
    completed_at timestamptz,
    delivered_at timestamptz,
    cancelled_at timestamptz,
    disputed_at  timestamptz,
    returned_at  timestamptz,
    -- When the exception happened that the order is in; NULL while it is in none.
    excepted_at  timestamptz GENERATED ALWAYS AS (CASE state WHEN 'cancelled' THEN cancelled_at
                                                             WHEN 'disputed' THEN disputed_at
                                                             WHEN 'returned' THEN returned_at END) STORED,
    shop         text,
    -- The guest who placed the order, and since when it is another customer's; NULL where nobody has linked or claimed it.
    linked_from  text COLLATE "C" REFERENCES customer (id) ON UPDATE CASCADE,
    linked_at    timestamptz,
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    updated_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    version      bigint NOT NULL DEFAULT 1,
    CONSTRAINT customer_order_link_whole CHECK ((linked_from IS NULL) = (linked_at IS NULL)),
    CONSTRAINT customer_order_link_moves CHECK (linked_from <> customer_id)
);

CREATE INDEX customer_order_newest_first ON customer_order (customer_id, placed_at DESC, reference DESC);
CREATE INDEX customer_order_linked_from ON customer_order (linked_from) WHERE linked_from IS NOT NULL;
-- Search as one types: how a reference begins, in capitals or not.
CREATE INDEX customer_order_search ON customer_order (lower(reference));

-- Whoever gets an order has ordered, in whatever way it comes, and stays so when it goes again. Whoever writes takes locks in
-- one order: companies, customers, orders, identity commands; so who writes orders has locked their customers before.
CREATE FUNCTION customer_order_has_ordered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE customer c
    SET first_ordered_at = t.placed_at, version = c.version + 1, updated_at = clock_timestamp()
    FROM (SELECT m.customer_id, min(m.placed_at) AS placed_at FROM moved m GROUP BY m.customer_id) t
    WHERE c.id = t.customer_id AND (c.first_ordered_at IS NULL OR c.first_ordered_at > t.placed_at);
    RETURN NULL;
END $$;

CREATE TRIGGER customer_order_added_has_ordered AFTER INSERT ON customer_order REFERENCING NEW TABLE AS moved
    FOR EACH STATEMENT EXECUTE FUNCTION customer_order_has_ordered();
CREATE TRIGGER customer_order_changed_has_ordered AFTER UPDATE ON customer_order REFERENCING NEW TABLE AS moved
    FOR EACH STATEMENT EXECUTE FUNCTION customer_order_has_ordered();

CREATE OR REPLACE FUNCTION audited(jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN $1 - '{version,updated_at,lifecycle,search_text,company_text,wanted,state_version,fulfilled_at,name_key,excepted_at}'::text[];

-- An order that moves stands in the history of both, the customer who had it and the one who has it. One that only follows its
-- customer's new id tells nothing new.
CREATE FUNCTION audit_order_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    old_row jsonb := audited(to_jsonb(OLD));
    new_row jsonb := audited(to_jsonb(NEW));
BEGIN
    IF old_row = new_row OR OLD.linked_at IS NOT DISTINCT FROM NEW.linked_at
       AND old_row - '{customer_id,linked_from}'::text[] = new_row - '{customer_id,linked_from}'::text[] THEN
        RETURN NULL;
    END IF;
    INSERT INTO audit (action, entity, entity_id, before, after)
    SELECT 'update', TG_TABLE_NAME, side.id, change.before, change.after
    FROM (SELECT jsonb_object_agg(key, old_row -> key) AS before, jsonb_object_agg(key, value) AS after
          FROM jsonb_each(new_row)
          WHERE key = 'reference' OR old_row -> key IS DISTINCT FROM value) AS change,
         (SELECT DISTINCT unnest(ARRAY[OLD.customer_id, NEW.customer_id])) AS side(id);
    RETURN NULL;
END $$;

CREATE TRIGGER customer_order_added_audit AFTER INSERT ON customer_order REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION audit_added();
CREATE TRIGGER customer_order_removed_audit AFTER DELETE ON customer_order REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION audit_removed();
CREATE TRIGGER customer_order_changed_audit AFTER UPDATE ON customer_order
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION audit_order_changed();
