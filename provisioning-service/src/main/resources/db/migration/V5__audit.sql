-- Who changed what, and when: of customers, companies, and who belongs to which. Written by triggers, so that no writer can
-- forget it, and never changed afterwards.

CREATE TABLE audit (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- The setting foyer.actor of the transaction: staff:… or client:… for a caller of the API, keycloak for the mirror, else
    -- system. foyer.reason is what the caller gave as the reason, if one was asked for.
    actor      text NOT NULL DEFAULT coalesce(nullif(current_setting('foyer.actor', true), ''), 'system'),
    reason     text DEFAULT nullif(current_setting('foyer.reason', true), ''),
    action     text NOT NULL CONSTRAINT audit_action_known CHECK (action IN ('insert', 'update', 'delete')),
    -- The name of the table, and the row's id; of a membership the customer's.
    entity     text NOT NULL,
    entity_id  text COLLATE "C" NOT NULL,
    -- The other side of a membership: the company.
    related_id text COLLATE "C",
    -- What is no longer so, and what is so since. Of an update only the columns that differ, else those that have a value.
    before     jsonb,
    after      jsonb
);

CREATE INDEX audit_by_entity ON audit (entity_id, id);
CREATE INDEX audit_by_related ON audit (related_id, id) WHERE related_id IS NOT NULL;
-- A customer's id may change; these rows lead to what was written under the older one.
CREATE INDEX audit_of_ids ON audit (entity_id) WHERE entity = 'customer' AND before ->> 'id' IS NOT NULL AND action = 'update';

-- What is derived, bookkeeping or a wish that stands in its own column too tells nothing new.
CREATE FUNCTION audited(jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN $1 - '{version,updated_at,lifecycle,search_text,company_text,wanted}'::text[];

-- New and removed rows come by the hundred: once for the whole statement.
CREATE FUNCTION audit_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO audit (action, entity, entity_id, related_id, after)
    SELECT 'insert', TG_TABLE_NAME, coalesce(r ->> 'customer_id', r ->> 'id'), r ->> 'company_id',
           jsonb_strip_nulls(audited(r))
    FROM (SELECT to_jsonb(a) AS r FROM added a OFFSET 0) t;
    RETURN NULL;
END $$;

CREATE FUNCTION audit_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO audit (action, entity, entity_id, related_id, before)
    SELECT 'delete', TG_TABLE_NAME, coalesce(r ->> 'customer_id', r ->> 'id'), r ->> 'company_id',
           jsonb_strip_nulls(audited(r))
    FROM (SELECT to_jsonb(d) AS r FROM removed d OFFSET 0) t;
    RETURN NULL;
END $$;

-- Row by row: the two sides of a changed row could not be found together again, as its id may be what has changed.
CREATE FUNCTION audit_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    old_row jsonb := audited(to_jsonb(OLD));
    new_row jsonb := audited(to_jsonb(NEW));
BEGIN
    IF old_row <> new_row THEN
        INSERT INTO audit (action, entity, entity_id, related_id, before, after)
        SELECT 'update', TG_TABLE_NAME, coalesce(new_row ->> 'customer_id', new_row ->> 'id'), new_row ->> 'company_id',
               jsonb_object_agg(key, old_row -> key), jsonb_object_agg(key, value)
        FROM jsonb_each(new_row)
        WHERE old_row -> key IS DISTINCT FROM value;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER customer_added_audit AFTER INSERT ON customer REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION audit_added();
CREATE TRIGGER customer_removed_audit AFTER DELETE ON customer REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION audit_removed();
CREATE TRIGGER customer_changed_audit AFTER UPDATE ON customer
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION audit_changed();

CREATE TRIGGER company_added_audit AFTER INSERT ON company REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION audit_added();
CREATE TRIGGER company_removed_audit AFTER DELETE ON company REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION audit_removed();
CREATE TRIGGER company_changed_audit AFTER UPDATE ON company
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION audit_changed();

CREATE TRIGGER membership_added_audit AFTER INSERT ON membership REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION audit_added();
CREATE TRIGGER membership_removed_audit AFTER DELETE ON membership REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION audit_removed();
CREATE TRIGGER membership_changed_audit AFTER UPDATE ON membership
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION audit_changed();

CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit is only ever added to: % is refused', TG_OP;
END $$;

CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_stays();
