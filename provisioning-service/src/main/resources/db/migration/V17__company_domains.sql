-- Email domains of companies. Any company may claim any domain, and as many as like the same one: a claim alone has no effect. One
-- company at a time has proved it, by a record in the DNS.
CREATE TABLE company_domain (
    id          text COLLATE "C" PRIMARY KEY DEFAULT gen_random_uuid()::text,
    company_id  text COLLATE "C" NOT NULL REFERENCES company (id) ON UPDATE CASCADE ON DELETE CASCADE,
    -- In lower case and in ASCII (RFC 5890); beside it as people may write it in their address.
    domain      text COLLATE "C" NOT NULL CONSTRAINT company_domain_is_one CHECK (domain ~ '^[a-z0-9-]+(\.[a-z0-9-]+)+$'),
    unicode     text COLLATE "C" NOT NULL,
    -- What happens to whoever confirms an address there: may ask to join, is asked for as a member, or is one at once.
    joining     text NOT NULL DEFAULT 'suggest' CONSTRAINT company_domain_joining_known
                CHECK (joining IN ('suggest', 'request', 'automatic')),
    -- What the DNS is to show.
    challenge   text NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Since when the domain is proved; NULL while it is not.
    verified_at timestamptz,
    -- When the DNS was last asked, when it last showed the record, and since when it has answered without it.
    checked_at  timestamptz,
    seen_at     timestamptz,
    gone_since  timestamptz,
    -- Why the last look proved nothing.
    failure     text CONSTRAINT company_domain_failure_known
                CHECK (failure IN ('no_record', 'other_records', 'no_answer', 'proved_elsewhere', 'not_claimable')),
    CONSTRAINT company_domain_once UNIQUE (company_id, domain),
    -- Nobody comes in by a domain that may be somebody else's.
    CONSTRAINT company_domain_automatic_is_proved CHECK (joining <> 'automatic' OR verified_at IS NOT NULL),
    CONSTRAINT company_domain_proof_was_seen CHECK (verified_at IS NULL OR seen_at IS NOT NULL AND checked_at IS NOT NULL),
    CONSTRAINT company_domain_gone_while_proved CHECK (gone_since IS NULL OR verified_at IS NOT NULL)
);

CREATE UNIQUE INDEX company_domain_proved_once ON company_domain (domain) WHERE verified_at IS NOT NULL;
CREATE UNIQUE INDEX company_domain_proved_unicode ON company_domain (unicode) WHERE verified_at IS NOT NULL;
CREATE INDEX company_domain_due ON company_domain (checked_at) WHERE verified_at IS NOT NULL;
CREATE INDEX company_domain_newest_first ON company_domain (company_id, created_at DESC, id DESC);

-- The domain of an address, as company_domain has it; NULL for what is no address.
CREATE FUNCTION email_domain(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN lower(substring($1 FROM '@([^@]+)$'));

-- Like audit_changed, for things of which an owner has several: the first argument is the column that tells which one, the second
-- an array of columns that tell nothing new.
CREATE FUNCTION audit_one_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    old_row jsonb := audited(to_jsonb(OLD)) - TG_ARGV[1]::text[];
    new_row jsonb := audited(to_jsonb(NEW)) - TG_ARGV[1]::text[];
BEGIN
    IF old_row <> new_row THEN
        INSERT INTO audit (action, entity, entity_id, related_id, before, after)
        SELECT 'update', TG_TABLE_NAME, coalesce(new_row ->> 'customer_id', new_row ->> 'id'), new_row ->> 'company_id',
               jsonb_object_agg(key, old_row -> key), jsonb_object_agg(key, value)
        FROM jsonb_each(new_row)
        WHERE key = TG_ARGV[0] OR old_row -> key IS DISTINCT FROM value;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER company_domain_added_audit AFTER INSERT ON company_domain REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION audit_added();
CREATE TRIGGER company_domain_removed_audit AFTER DELETE ON company_domain REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION audit_removed();
-- A look that finds what was there before is no change.
CREATE TRIGGER company_domain_changed_audit AFTER UPDATE ON company_domain
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*)
    EXECUTE FUNCTION audit_one_changed('domain', '{checked_at,seen_at}');
