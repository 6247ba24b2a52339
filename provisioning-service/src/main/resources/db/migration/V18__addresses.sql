-- Several addresses of a customer or a company, with those that are taken unless another one is named.
CREATE TABLE address (
    id          text COLLATE "C" PRIMARY KEY DEFAULT gen_random_uuid()::text,
    -- Whose it is, one of the two. A customer's id follows the user's when a prospect signs up, hence the cascades.
    customer_id text COLLATE "C" REFERENCES customer (id) ON UPDATE CASCADE ON DELETE CASCADE,
    company_id  text COLLATE "C" REFERENCES company (id) ON UPDATE CASCADE ON DELETE CASCADE,
    label       text,
    -- name, line1, line2, postalCode, city, region, country; without what is unknown.
    parts       jsonb NOT NULL CONSTRAINT address_is_something CHECK (jsonb_typeof(parts) = 'object' AND parts <> '{}'),
    ship_to     boolean NOT NULL DEFAULT false,
    bill_to     boolean NOT NULL DEFAULT false,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    updated_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    version     bigint NOT NULL DEFAULT 1,
    CONSTRAINT address_of_one CHECK (num_nonnulls(customer_id, company_id) = 1)
);

CREATE INDEX address_of_customer ON address (customer_id, created_at DESC, id DESC) WHERE customer_id IS NOT NULL;
CREATE INDEX address_of_company ON address (company_id, created_at DESC, id DESC) WHERE company_id IS NOT NULL;
CREATE UNIQUE INDEX address_ship_to_of_customer ON address (customer_id) WHERE ship_to AND customer_id IS NOT NULL;
CREATE UNIQUE INDEX address_bill_to_of_customer ON address (customer_id) WHERE bill_to AND customer_id IS NOT NULL;
CREATE UNIQUE INDEX address_ship_to_of_company ON address (company_id) WHERE ship_to AND company_id IS NOT NULL;
CREATE UNIQUE INDEX address_bill_to_of_company ON address (company_id) WHERE bill_to AND company_id IS NOT NULL;

-- What companies had so far is theirs and the default. Before the audit listens, since nobody has changed anything.
INSERT INTO address (company_id, parts, ship_to, bill_to)
SELECT id, ship_to, true, bill_to IS NOT DISTINCT FROM ship_to FROM company
WHERE jsonb_typeof(ship_to) = 'object' AND ship_to <> '{}';
INSERT INTO address (company_id, parts, bill_to)
SELECT id, bill_to, true FROM company
WHERE jsonb_typeof(bill_to) = 'object' AND bill_to <> '{}' AND bill_to IS DISTINCT FROM ship_to;
ALTER TABLE company DROP COLUMN ship_to, DROP COLUMN bill_to;

CREATE TRIGGER address_added_audit AFTER INSERT ON address REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION audit_added();
CREATE TRIGGER address_removed_audit AFTER DELETE ON address REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION audit_removed();
CREATE TRIGGER address_changed_audit AFTER UPDATE ON address
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION audit_one_changed('id', '{}');
