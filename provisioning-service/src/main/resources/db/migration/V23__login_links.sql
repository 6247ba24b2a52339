-- Links to a password that staff have sent, invitations among them. A row is a wish that Keycloak is told of under its command until it
-- has answered; afterwards it is what became of it.
CREATE TABLE login_link (
    id              text COLLATE "C" PRIMARY KEY,
    customer_id     text COLLATE "C" NOT NULL REFERENCES customer (id) ON UPDATE CASCADE ON DELETE CASCADE,
    kind            text NOT NULL CONSTRAINT login_link_kind_known CHECK (kind IN ('invitation', 'login', 'password')),
    -- Whose login it is. Of an invitation that creates one the id is chosen here, so that a repeat creates no second.
    user_id         text COLLATE "C" NOT NULL,
    creates_user    boolean NOT NULL DEFAULT false,
    -- How long the link is good, from the moment that its mail is queued.
    life            interval NOT NULL,
    status          text NOT NULL DEFAULT 'waiting' CONSTRAINT login_link_status_known
                    CHECK (status IN ('waiting', 'sent', 'failed', 'accepted', 'withdrawn', 'replaced')),
    created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    created_by      text NOT NULL DEFAULT coalesce(nullif(current_setting('foyer.actor', true), ''), 'system'),
    sent_at         timestamptz,
    expires_at      timestamptz,
    ended_at        timestamptz,
    -- Under which Keycloak does what is wanted now: the row's own id to send the link. NULL when there is nothing to do.
    command_id      uuid,
    attempts        integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz,
    -- Why it failed, as programs know it, and in words, without any of the customer's data.
    failure_code    text,
    failure         text,
    CONSTRAINT login_link_command_whole CHECK ((command_id IS NULL) = (next_attempt_at IS NULL)),
    CONSTRAINT login_link_wish CHECK ((status = 'waiting') <= (command_id IS NOT NULL)),
    CONSTRAINT login_link_end_whole CHECK ((status IN ('waiting', 'sent')) = (ended_at IS NULL))
);

CREATE UNIQUE INDEX login_link_open_once ON login_link (customer_id) WHERE status IN ('waiting', 'sent');
CREATE INDEX login_link_by_customer ON login_link (customer_id, created_at DESC);
CREATE INDEX login_link_due ON login_link (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX login_link_invitations ON login_link (created_at DESC, id DESC) WHERE kind = 'invitation';
CREATE INDEX login_link_invitations_by_status ON login_link (status, created_at DESC, id DESC) WHERE kind = 'invitation';

CREATE TRIGGER login_link_added_audit AFTER INSERT ON login_link REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION audit_added();
CREATE TRIGGER login_link_removed_audit AFTER DELETE ON login_link REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION audit_removed();
CREATE TRIGGER login_link_changed_audit AFTER UPDATE ON login_link
    FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION audit_changed();

-- Whether a customer may be invited, or why not. Here alone, so that one, many and the preview of many cannot differ.
CREATE FUNCTION invitation_verdict(c customer) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN c.account_type = 'guest' OR c.account_type IS NULL AND c.guest_email IS NOT NULL THEN 'guest'
                WHEN NOT c.active THEN 'inactive'
                WHEN c.email IS NULL THEN 'no_email'
                WHEN c.user_id IS NOT NULL AND c.email_verified THEN 'registered'
                WHEN l.status IN ('waiting', 'sent') AND l.kind = 'invitation'
                     AND coalesce(l.expires_at > clock_timestamp(), true) THEN 'invited'
                WHEN l.status = 'withdrawn' AND l.command_id IS NOT NULL THEN 'being_withdrawn'
                ELSE 'invite' END
    FROM (SELECT 1) one
    LEFT JOIN LATERAL (SELECT k.status, k.kind, k.expires_at, k.command_id FROM login_link k
                       WHERE k.customer_id = c.id ORDER BY k.created_at DESC LIMIT 1) l ON true
$$;

-- Links to customers, of whom every one may get one; the caller has locked them. A link that nobody has made use of gives way; one of
-- the same kind that Keycloak is still to be told of is the link.
CREATE FUNCTION open_login_links(customers text[], link_kind text, link_life interval) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE login_link l SET status = 'replaced', ended_at = clock_timestamp(), command_id = NULL, next_attempt_at = NULL
    WHERE l.customer_id = ANY (customers) AND (l.status = 'sent' OR l.status = 'waiting' AND l.kind <> link_kind);
    -- Until the mirror has seen the user of an earlier invitation, the registry knows it by that alone.
    INSERT INTO login_link (id, command_id, next_attempt_at, customer_id, kind, user_id, creates_user, life)
    SELECT g.id::text, g.id, clock_timestamp(), c.id, link_kind, coalesce(c.user_id, e.user_id, gen_random_uuid()::text),
           c.user_id IS NULL OR EXISTS (SELECT 1 FROM login_link k WHERE k.customer_id = c.id AND k.user_id = c.user_id AND k.creates_user),
           link_life
    FROM customer c
    -- Of each customer, hence the condition.
    CROSS JOIN LATERAL (SELECT gen_random_uuid() AS id WHERE c.id IS NOT NULL) g
    LEFT JOIN LATERAL (SELECT k.user_id FROM login_link k
                       WHERE k.customer_id = c.id AND k.creates_user AND k.status = 'replaced' AND k.sent_at IS NOT NULL
                         AND NOT EXISTS (SELECT 1 FROM login_link w WHERE w.user_id = k.user_id AND w.status = 'withdrawn')
                       ORDER BY k.created_at DESC LIMIT 1) e ON true
    WHERE c.id = ANY (customers)
      AND NOT EXISTS (SELECT 1 FROM login_link w WHERE w.customer_id = c.id AND w.status = 'waiting')
    ORDER BY c.id;
    IF link_kind = 'invitation' THEN
        UPDATE customer c SET invited_at = clock_timestamp(), version = c.version + 1, updated_at = clock_timestamp()
        WHERE c.id = ANY (customers);
    END IF;
END $$;

-- Who proves the address has accepted, in whatever way: also one that was withdrawn a moment before, or an own sign-up.
CREATE FUNCTION login_link_accepted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE login_link l
    SET status = 'accepted', ended_at = clock_timestamp(), command_id = NULL, next_attempt_at = NULL
    WHERE l.customer_id = NEW.id AND l.kind = 'invitation'
      AND (l.status IN ('waiting', 'sent') OR l.status = 'withdrawn' AND l.command_id IS NOT NULL);
    RETURN NULL;
END $$;

CREATE TRIGGER customer_accepts_login_link AFTER UPDATE ON customer FOR EACH ROW
    WHEN (NEW.user_id IS NOT NULL AND NEW.email_verified AND NOT (OLD.user_id IS NOT NULL AND OLD.email_verified))
    EXECUTE FUNCTION login_link_accepted();
