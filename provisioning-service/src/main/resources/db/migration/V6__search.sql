-- Search as one types, over a million customers: letters anywhere in names, addresses, numbers, and in the names and numbers
-- of a customer's companies.

ALTER TABLE customer DROP COLUMN search_text;
ALTER TABLE company DROP COLUMN search_text;

-- Text as search sees it: no case, no accents, and every run of anything but letters and digits as one blank; lines stay
-- lines, and each is a field. The collation is named, so that Greek and Cyrillic lose their case too, whatever the database's
-- locale; they are written in Latin letters, one for one, because pg_trgm sees no letters but ASCII's where that locale is C.
-- IMMUTABLE because dictionary and collation are named: it may be stored and indexed. ASCII takes the short way: most text
-- is, and a row is written in a quarter of the time.
CREATE OR REPLACE FUNCTION search_form(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE WHEN octet_length($1) = length($1)
                THEN regexp_replace(lower($1 COLLATE "und-x-icu"), '[^[:alnum:]\n]+', ' ', 'g')
                ELSE translate(
                    regexp_replace(lower(unaccent('unaccent'::regdictionary, normalize($1, NFKC)) COLLATE "und-x-icu"),
                                   '[^[:alnum:]\n]+', ' ', 'g'),
                    'абвгдежзийклмнопрстуфхцчшщыэюяєіїґўђјљњћџѕαβγδεζηθικλμνξοπρσςτυφχψωъь',
                    'abvgdezziiklmnoprstufhccssyeuaeiigudjlnczsabgdezitiklmnxoprsstufhpo') END;

-- The pattern that finds a term: anywhere when it has three letters, shorter ones at the beginning of a word, because they
-- are in nearly every text otherwise. There is no wildcard in what search_form leaves.
CREATE FUNCTION search_pattern(term text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT CASE WHEN length(f) < 3 THEN '% ' || f || '%' ELSE '%' || f || '%' END
            FROM btrim(search_form(term), E' \n') AS f);

-- Fields as lines: a blank before each, where words begin, and a line's end behind it, which no term has in it.
CREATE FUNCTION search_fields(VARIADIC fields text[]) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN search_form(' ' || array_to_string(fields, E'\n ') || E'\n');

ALTER TABLE company ADD COLUMN search_text text COLLATE "C"
    GENERATED ALWAYS AS (search_fields(name, email, customer_number)) STORED;

-- Names and numbers of the customer's companies, a line each. Copied here because a condition over two tables has no index.
ALTER TABLE customer ADD COLUMN company_text text;

CREATE FUNCTION refresh_company_text(customers text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- Locked before it is read: of two who change companies of one customer, the second sees what the first has done.
    PERFORM 1 FROM unnest(customers) AS u(id) JOIN customer c ON c.id = u.id ORDER BY c.id FOR NO KEY UPDATE OF c;
    UPDATE customer c
    SET company_text = t.company_text
    FROM (SELECT u.id, (SELECT string_agg(concat_ws(E'\n ', k.name, k.customer_number), E'\n ' ORDER BY k.id)
                        FROM membership m JOIN company k ON k.id = m.company_id
                        WHERE m.customer_id = u.id) AS company_text
          FROM unnest(customers) AS u(id)) t
    WHERE c.id = t.id AND c.company_text IS DISTINCT FROM t.company_text;
END $$;

CREATE FUNCTION membership_searched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- So that nobody renames the company meanwhile. No weaker lock: whoever lets somebody in counts up the version too.
    PERFORM 1 FROM company k WHERE k.id IN (SELECT m.company_id FROM moved m) ORDER BY k.id FOR NO KEY UPDATE;
    PERFORM refresh_company_text(ARRAY(SELECT DISTINCT m.customer_id FROM moved m));
    RETURN NULL;
END $$;

CREATE TRIGGER membership_added_searched AFTER INSERT ON membership REFERENCING NEW TABLE AS moved
    FOR EACH STATEMENT EXECUTE FUNCTION membership_searched();
CREATE TRIGGER membership_removed_searched AFTER DELETE ON membership REFERENCING OLD TABLE AS moved
    FOR EACH STATEMENT EXECUTE FUNCTION membership_searched();
-- One for each side: a membership may move from one customer or company to another.
CREATE TRIGGER membership_left_searched AFTER UPDATE ON membership REFERENCING OLD TABLE AS moved
    FOR EACH STATEMENT EXECUTE FUNCTION membership_searched();
CREATE TRIGGER membership_moved_searched AFTER UPDATE ON membership REFERENCING NEW TABLE AS moved
    FOR EACH STATEMENT EXECUTE FUNCTION membership_searched();

CREATE FUNCTION company_searched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refresh_company_text(ARRAY(SELECT m.customer_id FROM membership m WHERE m.company_id = NEW.id));
    RETURN NULL;
END $$;

CREATE TRIGGER company_renamed_searched AFTER UPDATE ON company FOR EACH ROW
    WHEN ((OLD.name, OLD.customer_number) IS DISTINCT FROM (NEW.name, NEW.customer_number))
    EXECUTE FUNCTION company_searched();

UPDATE customer c
SET company_text = t.company_text
FROM (SELECT m.customer_id, string_agg(concat_ws(E'\n ', k.name, k.customer_number), E'\n ' ORDER BY k.id) AS company_text
      FROM membership m JOIN company k ON k.id = m.company_id GROUP BY m.customer_id) t
WHERE c.id = t.customer_id;

ALTER TABLE customer ADD COLUMN search_text text COLLATE "C"
    GENERATED ALWAYS AS (search_fields(first_name, last_name, email, customer_number, company_text)) STORED;

-- Changes wait in a list before they go into the index, and every search reads that list: kept short.
CREATE INDEX company_search ON company USING gin (search_text gin_trgm_ops) WITH (gin_pending_list_limit = 512);
CREATE INDEX customer_search ON customer USING gin (search_text gin_trgm_ops) WITH (gin_pending_list_limit = 512);

-- Lists are narrowed to one of these, and come newest first. Several at once need no index of their own: the first is walked,
-- or all are combined as bitmaps. Who is active is nearly everybody, so that list is walked as a whole.
CREATE INDEX customer_by_lifecycle ON customer (lifecycle, created_at DESC, id DESC);
CREATE INDEX customer_by_account_type ON customer (account_type, created_at DESC, id DESC);
CREATE INDEX customer_inactive ON customer (created_at DESC, id DESC) WHERE NOT active;
-- Who finished registration and signed in once, and all others.
CREATE INDEX customer_signed_in ON customer (created_at DESC, id DESC)
    WHERE registered_at IS NOT NULL AND first_sign_in_at IS NOT NULL;
CREATE INDEX customer_not_signed_in ON customer (created_at DESC, id DESC)
    WHERE registered_at IS NULL OR first_sign_in_at IS NULL;
