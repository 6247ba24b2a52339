-- Who may become a member of a company, once the address proves to be theirs and they want to. Any company may invite any address,
-- which alone has no effect.
CREATE TABLE invitation (
    id         text COLLATE "C" PRIMARY KEY DEFAULT gen_random_uuid()::text,
    company_id text COLLATE "C" NOT NULL REFERENCES company (id) ON UPDATE CASCADE ON DELETE CASCADE,
    email      text NOT NULL CONSTRAINT invitation_email_present CHECK (trimmed(email) <> ''),
    role       text NOT NULL CONSTRAINT invitation_role_known CHECK (role IN ('admin', 'buyer', 'viewer')),
    -- One whose time is over stays open: nobody has ended it, and inviting again renews it.
    status     text NOT NULL DEFAULT 'open' CONSTRAINT invitation_status_known
               CHECK (status IN ('open', 'accepted', 'declined', 'withdrawn')),
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL,
    -- When the address last got a mail for it; NULL where it had one from the same company shortly before.
    mailed_at  timestamptz,
    ended_at   timestamptz,
    CONSTRAINT invitation_end_whole CHECK ((status = 'open') = (ended_at IS NULL))
);

CREATE UNIQUE INDEX invitation_open_once ON invitation (company_id, lower(email)) WHERE status = 'open';
CREATE INDEX invitation_by_email ON invitation (lower(email), created_at DESC, id DESC) WHERE status = 'open';
CREATE INDEX invitation_mailed ON invitation (lower(email), mailed_at) WHERE mailed_at IS NOT NULL;
CREATE INDEX invitation_by_company ON invitation (company_id, created_at DESC, id DESC);

CREATE TRIGGER invitation_added_audit AFTER INSERT ON invitation REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION audit_added();
CREATE TRIGGER invitation_removed_audit AFTER DELETE ON invitation REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION audit_removed();
CREATE TRIGGER invitation_changed_audit AFTER UPDATE ON invitation
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION audit_changed();

-- Whoever comes to a company has what they were invited to or asked for, in whatever way they came; whoever goes is not invited any
-- more. An invitation that outlived a membership would undo its end.
CREATE FUNCTION membership_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE request r
    SET status = 'approved', decided_at = clock_timestamp(),
        decided_by = coalesce(nullif(current_setting('foyer.actor', true), ''), 'system')
    FROM moved m
    WHERE r.customer_id = m.customer_id AND r.company_id = m.company_id AND r.type = 'join_company' AND r.status = 'open';
    UPDATE invitation i SET status = 'accepted', ended_at = clock_timestamp()
    FROM moved m JOIN customer c ON c.id = m.customer_id
    WHERE i.company_id = m.company_id AND lower(i.email) = lower(c.email) AND i.status = 'open';
    RETURN NULL;
END $$;

CREATE TRIGGER membership_added_answers AFTER INSERT ON membership REFERENCING NEW TABLE AS moved
    FOR EACH STATEMENT EXECUTE FUNCTION membership_answers();

CREATE FUNCTION membership_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE invitation i SET status = 'withdrawn', ended_at = clock_timestamp()
    FROM ended m JOIN customer c ON c.id = m.customer_id
    WHERE i.company_id = m.company_id AND lower(i.email) = lower(c.email) AND i.status = 'open';
    RETURN NULL;
END $$;

CREATE TRIGGER membership_removed_ends AFTER DELETE ON membership REFERENCING OLD TABLE AS ended
    FOR EACH STATEMENT EXECUTE FUNCTION membership_ends();

-- An invitation goes to an address that may be nobody's: such a mail names it, with the language, in place of a customer.
ALTER TABLE mail
    ALTER COLUMN customer_id DROP NOT NULL,
    ADD COLUMN email text,
    ADD COLUMN language text,
    ADD CONSTRAINT mail_to_one CHECK ((customer_id IS NULL) <> (email IS NULL)),
    ADD CONSTRAINT mail_language_with_address CHECK (language IS NULL OR email IS NOT NULL);
