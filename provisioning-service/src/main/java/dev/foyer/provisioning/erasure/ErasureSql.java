package dev.foyer.provisioning.erasure;

import java.util.List;

/**
 * Everything that the registry knows of a person goes, in this order and in one transaction. Sets are moved, and each statement
 * finds its rows by an index. A new table with personal data gets its line here; a test that plants a name everywhere and searches a
 * dump of the database tells when somebody forgot.
 */
final class ErasureSql {

    /** Who is meant: customers, the commands under which Keycloak has removed them, and the run that does it. */
    private static final String HAND_OVER = """
            SELECT set_config('foyer.erasure', ?::text[]::text, true), set_config('foyer.erasure_commands', ?::uuid[]::text, true),
                   set_config('foyer.erasure_run', ?, true), set_config('foyer.actor', 'system', true),
                   set_config('foyer.reason', '', true)
            """;

    // Companies, customers, and then what hangs on them: the order in which everybody locks.
    private static final String LOCK_COMPANIES = """
            SELECT 1 FROM company k
            WHERE k.id IN (SELECT m.company_id FROM membership m WHERE m.customer_id = ANY (being_erased()))
            ORDER BY k.id FOR NO KEY UPDATE
            """;

    private static final String LOCK_CUSTOMERS =
            "SELECT 1 FROM customer c WHERE c.id = ANY (being_erased()) ORDER BY c.id FOR UPDATE";

    // Whom another process has brought to an end meanwhile is left out. From here on ids of the past are meant too.
    private static final String CONFIRM = """
            WITH mine AS MATERIALIZED (
              SELECT e.customer_id, e.user_id FROM guest_expiry e
              WHERE e.customer_id = ANY (being_erased()) AND e.stage = 'erasing'
                AND e.command_id = ANY (current_setting('foyer.erasure_commands')::uuid[])
              ORDER BY e.customer_id FOR UPDATE
            )
            SELECT set_config('foyer.erasure', coalesce((SELECT array_agg(i.id) FROM (
                       SELECT m.customer_id AS id FROM mine m UNION ALL
                       SELECT a.old_id FROM customer_alias a JOIN mine m ON m.customer_id = a.customer_id) i), '{}')::text, true),
                   set_config('foyer.erasure_users', coalesce((SELECT array_agg(m.user_id) FROM mine m
                       WHERE m.user_id IS NOT NULL), '{}')::text, true)
            """;

    private static final String OF_CUSTOMER = " WHERE customer_id = ANY (being_erased())";

    private static final String OF_USER = " WHERE user_id = ANY (current_setting('foyer.erasure_users')::text[])";

    // Of a customer, whose address is nobody else's, also what was not sent to them as a customer.
    private static final String MAILS = """
            DELETE FROM mail
            WHERE customer_id = ANY (being_erased())
               OR lower(email) IN (SELECT lower(c.email) FROM customer c
                                   WHERE c.id = ANY (being_erased()) AND c.email IS NOT NULL AND c.email_verified)
            """;

    // Wrong rows of files: those about the customer, and those that name an address of theirs.
    private static final String IMPORT_ERRORS = """
            DELETE FROM import_error
            WHERE customer_id = ANY (being_erased())
               OR email IN (SELECT lower(a.email) FROM customer c, unnest(c.former_emails || c.email || c.guest_email) AS a (email)
                            WHERE c.id = ANY (being_erased()))
            """;

    // A repeated call is told that its key was used for another request: it makes no new guest of the one who is
    // forgotten.
    private static final String ANSWERS_TO_REPEATED_CALLS = """
            UPDATE idempotency_key SET request_hash = 'erased', body = NULL, tag = NULL
            WHERE customer_id = ANY (being_erased()
                                     || ARRAY(SELECT a.id FROM address a WHERE a.customer_id = ANY (being_erased())))
               OR owner_id = ANY (being_erased())
            """;

    // Why staff gave an order to another customer, or back, stands in the history of both. That of the other is
    // meant for one statement, which takes the reason alone, of the entries that were written together with the
    // guest's.
    private static final String NAME_OTHER_SIDES = """
            SELECT set_config('foyer.erasure_guests', being_erased()::text, true),
                   set_config('foyer.erasure', (being_erased() || ARRAY(
                       SELECT DISTINCT side.id
                       FROM audit a, unnest(ARRAY[a.before ->> 'customer_id', a.after ->> 'customer_id']) AS side (id)
                       WHERE a.entity_id = ANY (being_erased()) AND a.entity = 'customer_order' AND side.id IS NOT NULL))::text, true)
            """;

    private static final String REASONS_OF_OTHER_SIDES = """
            UPDATE audit o SET before = audit_redacted(o.before), after = audit_redacted(o.after), reason = NULL
            FROM audit a
            WHERE a.entity_id = ANY (current_setting('foyer.erasure_guests')::text[]) AND a.entity = 'customer_order'
              AND o.entity_id = ANY (being_erased()) AND o.entity_id IN (a.before ->> 'customer_id', a.after ->> 'customer_id')
              AND o.actor = a.actor AND o.reason = a.reason AND o.at BETWEEN a.at - interval '1 minute' AND a.at + interval '1 minute'
              AND o.before IS NOT DISTINCT FROM audit_redacted(o.before) AND o.after IS NOT DISTINCT FROM audit_redacted(o.after)
            """;

    private static final String NAME_GUESTS_AGAIN =
            "SELECT set_config('foyer.erasure', current_setting('foyer.erasure_guests'), true)";

    private static final String AUDIT = """
            UPDATE audit SET before = audit_redacted(before), after = audit_redacted(after), reason = NULL
            WHERE entity_id = ANY (being_erased())
            """;

    // Orders go on pointing to what is left: that there was somebody, who is erased. The audit says so too.
    private static final String CUSTOMER = """
            WITH erased AS (
              UPDATE customer c
              SET user_id = NULL, external_id = NULL, customer_number = NULL, email = NULL, email_verified = false,
                  email_kept = false, guest_email = NULL, former_emails = '{}', first_name = NULL, last_name = NULL,
                  language = NULL, active = false, business_name = NULL, business_name_read_at = NULL, first_sign_in_at = NULL,
                  phone = NULL, office_phone = NULL, time_zone = NULL, newsletter = NULL, commission_reduced_percent = NULL,
                  company_text = NULL, wanted = NULL, state_version = NULL, fulfilled_at = NULL,
                  expired_at = coalesce(c.expired_at, clock_timestamp()), erased_at = clock_timestamp(),
                  version = c.version + 1, updated_at = clock_timestamp()
              WHERE c.id = ANY (being_erased()) AND c.erased_at IS NULL
              RETURNING c.id, c.erased_at
            ), told AS (
              INSERT INTO audit (action, entity, entity_id, after)
              SELECT 'update', 'customer', e.id, jsonb_build_object('erased_at', e.erased_at) FROM erased e
            )
            INSERT INTO erasure_proof (run_id) SELECT current_setting('foyer.erasure_run') FROM erased
            """;

    // Whose user came back from a backup was counted and proved before.
    private static final String SETTLE = """
            WITH settled AS (
              UPDATE guest_expiry
              SET stage = 'erased', command_id = NULL, due_at = NULL, next_attempt_at = NULL, attempts = 0, failure = NULL
              WHERE customer_id = ANY (being_erased()) AND stage = 'erasing'
              RETURNING customer_id
            )
            UPDATE guest_expiry_run r
            SET erased = r.erased + (SELECT count(*) FROM settled s JOIN customer c ON c.id = s.customer_id
                                     WHERE c.erased_at >= transaction_timestamp())
            WHERE r.id = current_setting('foyer.erasure_run')
            """;

    /** All of it in one round trip: the parameters are those of {@link #HAND_OVER}. */
    static final String ERASE = String.join(
            ";\n",
            List.of(
                    HAND_OVER,
                    LOCK_COMPANIES,
                    LOCK_CUSTOMERS,
                    CONFIRM,
                    ANSWERS_TO_REPEATED_CALLS,
                    "DELETE FROM membership" + OF_CUSTOMER,
                    "DELETE FROM address" + OF_CUSTOMER,
                    "DELETE FROM answer" + OF_CUSTOMER,
                    "DELETE FROM label" + OF_CUSTOMER,
                    "DELETE FROM consent" + OF_CUSTOMER,
                    "DELETE FROM request" + OF_CUSTOMER,
                    "DELETE FROM login_link" + OF_CUSTOMER,
                    "DELETE FROM invitation_recipient" + OF_CUSTOMER,
                    "DELETE FROM factor_change" + OF_CUSTOMER,
                    MAILS,
                    IMPORT_ERRORS,
                    "DELETE FROM reconciliation_drift" + OF_USER,
                    "DELETE FROM mirror_parked" + OF_USER,
                    "DELETE FROM identity_command" + OF_USER,
                    NAME_OTHER_SIDES,
                    REASONS_OF_OTHER_SIDES,
                    NAME_GUESTS_AGAIN,
                    AUDIT,
                    CUSTOMER,
                    SETTLE));

    private ErasureSql() {}
}
