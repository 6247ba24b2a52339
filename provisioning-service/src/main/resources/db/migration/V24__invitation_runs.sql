-- Invitations of many: who was meant when somebody asked, and what came of each.
CREATE TABLE invitation_run (
    id          text COLLATE "C" PRIMARY KEY DEFAULT gen_random_uuid()::text,
    life        interval NOT NULL,
    recipients  bigint NOT NULL DEFAULT 0,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    created_by  text NOT NULL DEFAULT coalesce(nullif(current_setting('foyer.actor', true), ''), 'system'),
    reason      text DEFAULT nullif(current_setting('foyer.reason', true), ''),
    -- When the last recipient was decided; their mails may still be on the way.
    finished_at timestamptz
);

CREATE INDEX invitation_run_newest_first ON invitation_run (created_at DESC, id DESC);
CREATE INDEX invitation_run_open ON invitation_run (created_at) WHERE finished_at IS NULL;

CREATE TABLE invitation_recipient (
    run_id      text COLLATE "C" NOT NULL REFERENCES invitation_run (id) ON DELETE CASCADE,
    customer_id text COLLATE "C" NOT NULL REFERENCES customer (id) ON UPDATE CASCADE ON DELETE CASCADE,
    -- What invitation_verdict says at that moment; NULL before.
    outcome     text,
    link_id     text COLLATE "C" REFERENCES login_link (id) ON DELETE SET NULL,
    PRIMARY KEY (run_id, customer_id)
);

CREATE INDEX invitation_recipient_by_customer ON invitation_recipient (customer_id);
CREATE INDEX invitation_recipient_by_link ON invitation_recipient (link_id) WHERE link_id IS NOT NULL;
CREATE INDEX invitation_recipient_undecided ON invitation_recipient (run_id, customer_id) WHERE outcome IS NULL;
