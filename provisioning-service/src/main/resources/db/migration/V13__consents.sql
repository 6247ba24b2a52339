-- What customers have consented to, with all that proves it. Only ever added to, and withdrawn.
CREATE TABLE consent (
    id           text COLLATE "C" PRIMARY KEY DEFAULT gen_random_uuid()::text,
    -- A customer's id follows the user's when a prospect signs up, hence the cascade.
    customer_id  text COLLATE "C" NOT NULL REFERENCES customer (id) ON UPDATE CASCADE ON DELETE CASCADE,
    kind         text NOT NULL CONSTRAINT consent_kind_known CHECK (kind IN ('newsletter')),
    given_at     timestamptz NOT NULL,
    -- When the address proved to be the customer's own.
    confirmed_at timestamptz NOT NULL,
    -- Where it was given: the page, and the client id of the application that led there.
    source       text NOT NULL,
    application  text NOT NULL,
    -- The words that the customer saw, and their language.
    wording      text NOT NULL,
    language     text NOT NULL,
    withdrawn_at timestamptz,
    -- As the audit names who acted.
    withdrawn_by text,
    CONSTRAINT consent_withdrawn_by_somebody CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL)),
    -- The mirror may bring one any number of times, also after it was withdrawn.
    CONSTRAINT consent_once UNIQUE (customer_id, kind, given_at)
);

-- customer.newsletter says whether a consent to it stands; NULL, as for everybody so far, where there never was one. It follows by
-- triggers, so that no writer can forget it. Whoever writes consents holds the customers' rows already.
CREATE FUNCTION consents_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE customer c SET newsletter = s.stands, version = c.version + 1, updated_at = clock_timestamp()
    FROM (SELECT w.customer_id, EXISTS (SELECT 1 FROM consent n WHERE n.customer_id = w.customer_id
                                        AND n.kind = 'newsletter' AND n.withdrawn_at IS NULL) AS stands
          FROM (SELECT DISTINCT customer_id FROM written) w) s
    WHERE c.id = s.customer_id AND coalesce(c.newsletter, false) <> s.stands;
    RETURN NULL;
END $$;

CREATE TRIGGER consent_added_shows AFTER INSERT ON consent REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION consents_changed();
CREATE TRIGGER consent_changed_shows AFTER UPDATE ON consent REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION consents_changed();
