-- Triggers of one event fire in the order of their names, row by row before statement by statement. Whoever writes takes locks in
-- one order: companies, customers, identity commands. Search locks customers, so it comes before what queues commands: of
-- triggers that say "searched" and "wants_state" behind the same words, the first one sorts first.
ALTER TRIGGER company_renamed_searched ON company RENAME TO company_changed_searched;

DROP TRIGGER membership_wants_state ON membership;
DROP FUNCTION membership_changed();

CREATE FUNCTION membership_wants_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM want_state(ARRAY(SELECT DISTINCT c.user_id FROM moved m JOIN customer c ON c.id = m.customer_id
                             WHERE c.user_id IS NOT NULL ORDER BY c.user_id));
    RETURN NULL;
END $$;

CREATE TRIGGER membership_added_wants_state AFTER INSERT ON membership REFERENCING NEW TABLE AS moved
    FOR EACH STATEMENT EXECUTE FUNCTION membership_wants_state();
CREATE TRIGGER membership_removed_wants_state AFTER DELETE ON membership REFERENCING OLD TABLE AS moved
    FOR EACH STATEMENT EXECUTE FUNCTION membership_wants_state();
CREATE TRIGGER membership_left_wants_state AFTER UPDATE ON membership REFERENCING OLD TABLE AS moved
    FOR EACH STATEMENT EXECUTE FUNCTION membership_wants_state();
CREATE TRIGGER membership_moved_wants_state AFTER UPDATE ON membership REFERENCING NEW TABLE AS moved
    FOR EACH STATEMENT EXECUTE FUNCTION membership_wants_state();

-- A verified user without an address once left an address that was none.
UPDATE customer SET former_emails = array_remove(former_emails, NULL) WHERE array_position(former_emails, NULL) IS NOT NULL;
ALTER TABLE customer ADD CONSTRAINT customer_former_emails_are_addresses CHECK (array_position(former_emails, NULL) IS NULL);

-- A term of which nothing is left finds nobody: some letters have no Latin one.
CREATE OR REPLACE FUNCTION search_pattern(term text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT CASE WHEN f = '' THEN '' WHEN length(f) < 3 THEN '% ' || f || '%' ELSE '%' || f || '%' END
            FROM btrim(search_form(term), E' \n') AS f);
