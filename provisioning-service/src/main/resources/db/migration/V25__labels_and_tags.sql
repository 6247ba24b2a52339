-- Words that staff put on customers and companies: labels group them for invitations and catalogs, tags make lists. Of the same word in
-- other letters the first spelling stays.
CREATE TABLE label (
    id          text COLLATE "C" PRIMARY KEY DEFAULT gen_random_uuid()::text,
    kind        text NOT NULL CONSTRAINT label_kind_known CHECK (kind IN ('label', 'tag')),
    customer_id text COLLATE "C" REFERENCES customer (id) ON UPDATE CASCADE ON DELETE CASCADE,
    company_id  text COLLATE "C" REFERENCES company (id) ON UPDATE CASCADE ON DELETE CASCADE,
    name        text NOT NULL CONSTRAINT label_name_trimmed CHECK (trimmed(name) = name AND name <> ''),
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT label_of_one CHECK (num_nonnulls(customer_id, company_id) = 1)
);

CREATE UNIQUE INDEX label_of_customer ON label (customer_id, kind, lower(name)) WHERE customer_id IS NOT NULL;
CREATE UNIQUE INDEX label_of_company ON label (company_id, kind, lower(name)) WHERE company_id IS NOT NULL;
CREATE INDEX label_by_name ON label (kind, lower(name), customer_id, company_id);

CREATE TRIGGER label_added_audit AFTER INSERT ON label REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION audit_added();
CREATE TRIGGER label_removed_audit AFTER DELETE ON label REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION audit_removed();
