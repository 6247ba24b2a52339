-- What somebody asks for and somebody else decides, and by which name companies are told apart.

-- The words of a name: no case, no accents, no punctuation. What stands inside words, dots of abbreviations and apostrophes, is
-- left out, anything else between letters and digits becomes a blank.
CREATE FUNCTION company_name_words(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN btrim(search_form(translate($1, E'\n.''’ʼ´`\u00ad\u200b\u200c\u200d\u2060\ufeff', ' ')));

-- A company's name as people mean it: its words without the legal form, so that "Müller & Söhne GmbH" and "MULLER SOHNE" are one.
-- Forms stand at the end, any number of them, and some before the name. A name that is nothing else stays as it is. Not STRICT, so
-- that it is a part of the statement and no call. Some letters are many in their plain form, and an index has its limit.
CREATE FUNCTION company_name_key(text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN left(coalesce(
        nullif(btrim(regexp_replace(
            ' ' || company_name_words($1),
            '^ (?:sarl|sasu|eurl|ooo|zao|oao|uab)(?= )|'
            || '(?: (?:ag|gmbh|ggmbh|gesmbh|mbh|ug|haftungsbeschrankt|kg|kgaa|ohg|og|gbr|partg|partgmbb|e ?k|e ?v|e ?g|se|cie'
            || '|(?:(?:und|and|et|y|e) )?co|company|corp|corporation|inc|incorporated|ltd|limited|private|llc|llp|lp|plc|pty|pte|pvt'
            || '|s ?a|s ?a ?s|sasu|s ?a ?r ?l|eurl|snc|scop|sca|s ?p ?r ?l|s ?r ?l|srls|s ?p ?a|sagl|s ?l|slu|sau|lda|ltda'
            || '|b ?v|bvba|n ?v|vof|cv|asbl|vzw|ab|as|asa|aps|oy|oyj|kft|zrt|nyrt|s ?r ?o|sp z ?o ?o|spzoo|d ?o ?o|ood|eood))+$',
            '', 'g')), ''),
        nullif(company_name_words($1), ''),
        lower(trimmed($1))), 255);

ALTER TABLE company ADD COLUMN name_key text COLLATE "C" NOT NULL GENERATED ALWAYS AS (company_name_key(name)) STORED;
CREATE INDEX company_by_name_key ON company (name_key, created_at);

CREATE OR REPLACE FUNCTION audited(jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN $1 - '{version,updated_at,lifecycle,search_text,company_text,wanted,state_version,fulfilled_at,name_key}'::text[];

-- What somebody asks for. Decided once; the row stays as the record of it.
CREATE TABLE request (
    id           text COLLATE "C" PRIMARY KEY DEFAULT gen_random_uuid()::text,
    type         text NOT NULL CONSTRAINT request_type_known
                 CHECK (type IN ('new_company', 'join_company', 'group_account', 'catalog_access')),
    status       text NOT NULL DEFAULT 'open' CONSTRAINT request_status_known
                 CHECK (status IN ('open', 'approved', 'rejected', 'withdrawn')),
    -- A customer's id follows the user's when a prospect signs up, hence the cascades.
    customer_id  text COLLATE "C" NOT NULL REFERENCES customer (id) ON UPDATE CASCADE ON DELETE CASCADE,
    -- The company that is asked for; there is none for a group account until it is approved.
    company_id   text COLLATE "C" REFERENCES company (id) ON UPDATE CASCADE ON DELETE CASCADE,
    -- As the person typed it; NULL where the company was found otherwise.
    company_name text,
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    decided_at   timestamptz,
    -- As the audit names who acted.
    decided_by   text,
    reason       text,
    CONSTRAINT request_decided_by_somebody CHECK (
        (status = 'open') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL)),
    CONSTRAINT request_names_a_company CHECK (
        type = 'catalog_access'
        OR CASE type WHEN 'group_account' THEN company_name IS NOT NULL ELSE company_id IS NOT NULL END)
);

-- Asking again while a request is open is the same request.
CREATE UNIQUE INDEX request_open_once ON request (customer_id, type, coalesce(company_id, '')) WHERE status = 'open';
CREATE INDEX request_newest_first ON request (created_at DESC, id DESC);
CREATE INDEX request_by_status ON request (status, created_at DESC, id DESC);
CREATE INDEX request_by_customer ON request (customer_id, status);
CREATE INDEX request_by_company ON request (company_id, status);

-- The facts that the lifecycle is derived from follow by triggers, so that no writer can forget them. Companies before customers, as
-- everywhere.

-- Who is registered already stays so, whatever they ask for. The mirror's statements fire this for no row at all, mostly.
CREATE FUNCTION request_asked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM asked) THEN
        RETURN NULL;
    END IF;
    PERFORM 1 FROM company k WHERE k.id IN (SELECT a.company_id FROM asked a WHERE a.type = 'new_company')
    ORDER BY k.id FOR NO KEY UPDATE;
    UPDATE company k
    SET status = 'pending', requested_at = a.created_at, version = k.version + 1, updated_at = clock_timestamp()
    FROM asked a
    WHERE k.id = a.company_id AND a.type = 'new_company' AND k.status IN ('pending', 'rejected');
    PERFORM 1 FROM customer c WHERE c.id IN (SELECT a.customer_id FROM asked a) ORDER BY c.id FOR NO KEY UPDATE;
    UPDATE customer c
    SET requested_at = a.created_at, version = c.version + 1, updated_at = clock_timestamp()
    FROM (SELECT n.customer_id, max(n.created_at) AS created_at FROM asked n GROUP BY n.customer_id) a
    WHERE c.id = a.customer_id AND c.registered_at IS NULL;
    RETURN NULL;
END $$;

CREATE TRIGGER request_added_shows AFTER INSERT ON request REFERENCING NEW TABLE AS asked
    FOR EACH STATEMENT EXECUTE FUNCTION request_asked();

-- Who withdraws is where a rejection would have led to, and may ask again.
CREATE FUNCTION request_turned_down() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE company k
    SET status = 'rejected', rejected_at = NEW.decided_at, version = k.version + 1, updated_at = clock_timestamp()
    WHERE NEW.type = 'new_company' AND k.id = NEW.company_id AND k.status = 'pending'
      AND NOT EXISTS (SELECT 1 FROM request r
                      WHERE r.company_id = k.id AND r.type = 'new_company' AND r.status = 'open');
    UPDATE customer c
    SET rejected_at = NEW.decided_at, version = c.version + 1, updated_at = clock_timestamp()
    WHERE c.id = NEW.customer_id AND c.requested_at IS NOT NULL AND c.registered_at IS NULL
      AND c.rejected_at IS DISTINCT FROM NEW.decided_at
      AND NOT EXISTS (SELECT 1 FROM request r WHERE r.customer_id = c.id AND r.status = 'open');
    RETURN NULL;
END $$;

-- Row by row: rows that are only moved to another id of the customer are no decisions.
CREATE TRIGGER request_changed_shows AFTER UPDATE ON request FOR EACH ROW
    WHEN (OLD.status = 'open' AND NEW.status IN ('rejected', 'withdrawn'))
    EXECUTE FUNCTION request_turned_down();

-- Whoever else waits with a company that is turned down is turned down with it, unless something else of theirs is open.
CREATE FUNCTION company_turned_down() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM customer c
    WHERE c.id IN (SELECT m.customer_id FROM membership m WHERE m.company_id = NEW.id) AND c.registered_at IS NULL
    ORDER BY c.id FOR NO KEY UPDATE;
    UPDATE customer c
    SET rejected_at = NEW.rejected_at, version = c.version + 1, updated_at = clock_timestamp()
    WHERE c.id IN (SELECT m.customer_id FROM membership m WHERE m.company_id = NEW.id)
      AND c.requested_at IS NOT NULL AND c.registered_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM request r WHERE r.customer_id = c.id AND r.status = 'open');
    RETURN NULL;
END $$;

CREATE TRIGGER company_turned_down_shows AFTER UPDATE ON company FOR EACH ROW
    WHEN (OLD.status = 'pending' AND NEW.status = 'rejected')
    EXECUTE FUNCTION company_turned_down();

-- Who is a member of an active company, in whatever way, has finished the registration once the address is proved.
CREATE FUNCTION register_members(customers text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM customer c WHERE c.id = ANY (customers) AND c.registered_at IS NULL ORDER BY c.id FOR NO KEY UPDATE;
    UPDATE customer c
    SET registered_at = clock_timestamp(), version = c.version + 1, updated_at = clock_timestamp()
    WHERE c.id = ANY (customers) AND c.registered_at IS NULL AND c.email_verified AND c.user_id IS NOT NULL
      AND EXISTS (SELECT 1 FROM membership m JOIN company k ON k.id = m.company_id
                  WHERE m.customer_id = c.id AND k.status = 'active');
END $$;

-- Nearly everybody is registered before: then it is one look.
CREATE FUNCTION membership_registers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    unregistered text[] := ARRAY(SELECT DISTINCT c.id FROM moved m JOIN customer c ON c.id = m.customer_id
                                 WHERE c.registered_at IS NULL AND c.email_verified);
BEGIN
    IF unregistered <> '{}' THEN
        PERFORM register_members(unregistered);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER membership_added_shows AFTER INSERT ON membership REFERENCING NEW TABLE AS moved
    FOR EACH STATEMENT EXECUTE FUNCTION membership_registers();
CREATE TRIGGER membership_moved_shows AFTER UPDATE ON membership REFERENCING NEW TABLE AS moved
    FOR EACH STATEMENT EXECUTE FUNCTION membership_registers();

CREATE FUNCTION company_registers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM register_members(ARRAY(SELECT m.customer_id FROM membership m WHERE m.company_id = NEW.id));
    RETURN NULL;
END $$;

CREATE TRIGGER company_changed_shows AFTER UPDATE ON company FOR EACH ROW
    WHEN (OLD.status <> 'active' AND NEW.status = 'active')
    EXECUTE FUNCTION company_registers();

-- The address may be proved last of all.
CREATE FUNCTION customer_registers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM register_members(ARRAY[NEW.id]);
    RETURN NULL;
END $$;

CREATE TRIGGER customer_proved_shows AFTER UPDATE ON customer FOR EACH ROW
    WHEN (NEW.registered_at IS NULL AND NEW.email_verified AND NEW.user_id IS NOT NULL
          AND (NOT OLD.email_verified OR OLD.user_id IS NULL))
    EXECUTE FUNCTION customer_registers();

-- Like audit_changed, but which request it is has to be told too.
CREATE FUNCTION audit_request_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    old_row jsonb := to_jsonb(OLD);
BEGIN
    INSERT INTO audit (action, entity, entity_id, related_id, before, after)
    SELECT 'update', TG_TABLE_NAME, NEW.customer_id, NEW.company_id,
           jsonb_object_agg(key, old_row -> key), jsonb_object_agg(key, value)
    FROM jsonb_each(to_jsonb(NEW))
    WHERE key IN ('id', 'type') OR old_row -> key IS DISTINCT FROM value;
    RETURN NULL;
END $$;

CREATE TRIGGER request_added_audit AFTER INSERT ON request REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION audit_added();
CREATE TRIGGER request_removed_audit AFTER DELETE ON request REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION audit_removed();
CREATE TRIGGER request_changed_audit AFTER UPDATE ON request
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION audit_request_changed();

-- Business names that waited for somebody to decide are read now: Keycloak shows those users once more.
INSERT INTO identity_command (user_id, kind)
SELECT c.user_id, 'mark' FROM customer c
WHERE c.user_id IS NOT NULL AND c.email_verified AND c.account_type = 'business' AND c.business_name_read_at IS NULL
  AND trimmed(c.business_name) <> ''
ON CONFLICT DO NOTHING;
