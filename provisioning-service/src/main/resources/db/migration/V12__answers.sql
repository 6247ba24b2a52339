-- What customers answered to the questions that a seller asks at sign-up: read once from Keycloak, edited by staff from then on.
CREATE TABLE answer (
    customer_id      text COLLATE "C" NOT NULL REFERENCES customer (id) ON UPDATE CASCADE ON DELETE CASCADE,
    question         text COLLATE "C" NOT NULL,
    -- The version of the question that was asked. Not "version", which the audit leaves out as bookkeeping.
    question_version integer NOT NULL CONSTRAINT answer_version_positive CHECK (question_version >= 1),
    -- Empty where staff removed the answer: the row stays, so that the mirror does not read it again.
    "values"         text[] NOT NULL CONSTRAINT answer_values_are_texts CHECK (array_position("values", NULL) IS NULL),
    source           text NOT NULL CONSTRAINT answer_source_known CHECK (source IN ('sign_up', 'staff')),
    answered_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (customer_id, question)
);

-- Like audit_changed, but which answer it is has to be told too.
CREATE FUNCTION audit_answer_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    old_row jsonb := to_jsonb(OLD);
BEGIN
    INSERT INTO audit (action, entity, entity_id, before, after)
    SELECT 'update', TG_TABLE_NAME, NEW.customer_id, jsonb_object_agg(key, old_row -> key), jsonb_object_agg(key, value)
    FROM jsonb_each(to_jsonb(NEW))
    WHERE key = 'question' OR old_row -> key IS DISTINCT FROM value;
    RETURN NULL;
END $$;

CREATE TRIGGER answer_added_audit AFTER INSERT ON answer REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION audit_added();
CREATE TRIGGER answer_removed_audit AFTER DELETE ON answer REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION audit_removed();
CREATE TRIGGER answer_changed_audit AFTER UPDATE ON answer
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION audit_answer_changed();
