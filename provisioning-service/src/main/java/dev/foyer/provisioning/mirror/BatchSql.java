package dev.foyer.provisioning.mirror;

import dev.foyer.provisioning.identity.TokenAttributeSql;

/**
 * The statements that apply a batch of users; {@link BatchWriter} has the order. Sets are moved, so it is SQL: a dozen
 * statements for five hundred users. They read the batch that the transaction was handed, and each repeated changes nothing.
 */
final class BatchSql {

    /** Hands the batch, as {@link Batch#json} has it, to the statements of this transaction that begin with {@link #BATCH}. */
    static final String HAND_OVER = "SELECT set_config('foyer.batch', ?, true)";

    private static final String HANDED_OVER = "current_setting('foyer.batch')";

    // A guest's address is nobody's proof: wherever addresses are compared or taken, a guest has none. named_id is
    // the customer that an administrator's attribute means, by an id of today or of the past; target_id the id
    // that a customer gets, which is never somebody else's.
    private static final String BATCH_OF = """
            WITH snapshot AS MATERIALIZED (
              SELECT b.*, CASE WHEN b."customerId" ~* '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$'
                               THEN lower(b."customerId") END AS written_id
              FROM jsonb_to_recordset(%s::jsonb) AS b(
                "userId" text, gone boolean, "emailTaken" boolean, email text, "emailVerified" boolean,
                "firstName" text, "lastName" text, enabled boolean, language text, "accountType" text,
                "businessName" text, "firstSignInAt" timestamptz, "customerId" text, "createdAt" timestamptz, answers jsonb,
                "newsletterConsent" jsonb, "stateVersion" bigint, "guestEmail" text)
              WHERE %s
            ), named AS MATERIALIZED (
              SELECT s.*, coalesce((SELECT o.id FROM customer o WHERE o.id = s.written_id),
                                   (SELECT a.customer_id FROM customer_alias a WHERE a.old_id = s.written_id),
                                   s.written_id) AS named_id
              FROM snapshot s
            ), batch AS MATERIALIZED (
              SELECT n."userId" AS user_id, n.gone, n."emailTaken" AND NOT g.guest AS email_taken,
                     CASE WHEN NOT g.guest THEN nullif(n.email, '') END AS email,
                     CASE WHEN g.guest THEN lower(coalesce(nullif(n."guestEmail", ''), nullif(n.email, ''))) END AS guest_email,
                     n."emailVerified" AND NOT g.guest AS email_verified, n."firstName" AS first_name,
                     n."lastName" AS last_name, n.enabled, n.language,
                     CASE WHEN n."accountType" IN ('business', 'personal', 'guest') THEN n."accountType" END AS account_type,
                     n."businessName" AS business_name, n."firstSignInAt" AS first_sign_in_at, n.named_id,
                     n."newsletterConsent" AS newsletter_consent, n."stateVersion" AS state_version,
                     n."createdAt" AS created_at, n.answers,
                     CASE WHEN n.named_id IS NOT NULL
                           AND NOT EXISTS (SELECT 1 FROM customer o WHERE o.id = n.named_id AND o.user_id <> n."userId")
                          THEN n.named_id ELSE n."userId" END AS target_id
              FROM named n CROSS JOIN LATERAL (SELECT n."accountType" IS NOT DISTINCT FROM 'guest') AS g (guest)
            )
            """;

    // News of a guest who is erased is late, or tells of somebody who came back from a backup: none of it is
    // written, also while the user waits to be removed once more.
    private static final String NOT_ERASED = """
            NOT EXISTS (SELECT 1 FROM guest_expiry x JOIN customer y ON y.id = x.customer_id
                        WHERE x.user_id = b."userId" AND y.erased_at IS NOT NULL)""";

    /** The batch that this transaction was handed, under the name batch, without whoever is erased. */
    static final String BATCH = BATCH_OF.formatted(HANDED_OVER, NOT_ERASED);

    /** The batch that the statement has as its first parameter, under the name batch. */
    static final String BATCH_PARAMETER = BATCH_OF.formatted("?", "TRUE");

    /** Whoever is erased and still in Keycloak is removed there once more. */
    static final String ERASE_AGAIN = """
            UPDATE guest_expiry e
            SET stage = 'erasing', command_id = gen_random_uuid(), due_at = clock_timestamp(), next_attempt_at = clock_timestamp()
            FROM jsonb_to_recordset(%s::jsonb) AS b("userId" text, gone boolean)
            WHERE NOT b.gone AND e.user_id = b."userId" AND e.stage = 'erased'
            """.formatted(HANDED_OVER);

    /**
     * A customer, under the alias s, of whom nothing is known but an unconfirmed sign-up: it may vanish with it. Not a guest,
     * of whom the audit would keep what vanishes: guests are erased.
     */
    static final String STUB = """
            (s.account_type IS DISTINCT FROM 'guest' AND s.registered_at IS NULL AND s.customer_number IS NULL AND s.external_id IS NULL
              AND s.requested_at IS NULL AND s.rejected_at IS NULL AND s.invited_at IS NULL AND s.first_ordered_at IS NULL
              AND s.phone IS NULL AND s.office_phone IS NULL AND s.time_zone IS NULL AND s.commission_reduced_percent IS NULL
              AND s.wanted IS NULL AND NOT s.email_kept
              AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.customer_id = s.id)
              AND NOT EXISTS (SELECT 1 FROM address a WHERE a.customer_id = s.id)
              AND NOT EXISTS (SELECT 1 FROM answer r WHERE r.customer_id = s.id AND r.source = 'staff')
              AND NOT EXISTS (SELECT 1 FROM label w WHERE w.customer_id = s.id)
              AND NOT EXISTS (SELECT 1 FROM customer_alias a WHERE a.customer_id = s.id)
              AND NOT EXISTS (SELECT 1 FROM legal_hold h WHERE h.customer_id = s.id))
            """;

    /**
     * A deleted user leaves the customer, who is inactive then, unless the user went with an invitation that staff have taken back. An
     * address that was never proved does not stay, since nobody may be matched by it, unless it is the registry's own and still
     * nobody else's.
     */
    static final String LEAVE_WITHOUT_LOGIN = BATCH + """
            UPDATE customer s
            SET user_id = NULL, email_kept = false,
                active = s.active AND EXISTS (SELECT 1 FROM login_link l
                                              WHERE l.customer_id = s.id AND l.user_id = b.user_id AND l.status = 'withdrawn'), wanted = NULL, state_version = NULL, fulfilled_at = NULL,
                email = CASE WHEN s.email_verified THEN s.email
                             WHEN s.email_kept AND NOT EXISTS (
                               SELECT 1 FROM customer o
                               WHERE lower(o.email) = lower(s.email) AND o.id <> s.id
                                 AND (o.user_id IS NULL OR o.email_verified))
                             THEN s.email END,
                version = s.version + 1, updated_at = clock_timestamp()
            FROM batch b
            WHERE b.gone AND s.user_id = b.user_id AND NOT
            """ + STUB;

    /** A deleted user of whom there was nothing but the sign-up leaves nothing. */
    static final String REMOVE = BATCH + """
            DELETE FROM customer s USING batch b WHERE b.gone AND s.user_id = b.user_id AND
            """ + STUB;

    /**
     * Whether somebody without login may get one here, by the id and by the address, and whether a business name is to be read: most
     * batches are of people whom nobody knew, or who are known for long, and need none of the statements for the others.
     */
    static final String AHEAD = BATCH + """
            SELECT EXISTS (SELECT 1 FROM batch b JOIN customer c ON c.id = b.target_id
                           WHERE NOT b.gone AND c.user_id IS NULL) AS by_id,
                   EXISTS (SELECT 1 FROM batch b JOIN customer p ON lower(p.email) = lower(b.email)
                           WHERE NOT b.gone AND b.email_verified AND p.user_id IS NULL) AS by_address,
                   EXISTS (SELECT 1 FROM batch b LEFT JOIN customer o ON o.user_id = b.user_id
                           WHERE NOT b.gone AND b.email_verified AND b.account_type = 'business'
                             AND o.business_name_read_at IS NULL) AS business_names
            """;

    /**
     * A customer without login gets the one whose attribute names it, by its id of today or of the past, or whose own id
     * it has, as that of a restored user. Its address stays until the user proves one.
     */
    static final String LINK_BY_ID = BATCH + """
            UPDATE customer c
            SET user_id = b.user_id, email_kept = c.email IS NOT NULL,
                version = c.version + 1, updated_at = clock_timestamp()
            FROM batch b
            WHERE NOT b.gone AND c.id = b.target_id AND c.user_id IS NULL
              AND NOT EXISTS (SELECT 1 FROM customer s WHERE s.user_id = b.user_id)
            """;

    private static final String WRITTEN_UNLESS_WAITING = """
            SELECT b.target_id AS id, b.user_id,
                   CASE WHEN b.account_type = 'guest' THEN NULL
                        WHEN b.email_taken OR o.email_kept AND NOT b.email_verified THEN o.email ELSE b.email END AS email,
                   CASE WHEN b.email_taken THEN coalesce(o.email_verified, false) ELSE b.email_verified END AS email_verified,
                   b.first_name, b.last_name, b.language, b.enabled AS active, b.account_type, b.guest_email, b.business_name,
                   b.first_sign_in_at, b.state_version,
                   CASE WHEN b.email_verified AND NOT b.email_taken AND NOT %s THEN clock_timestamp() END AS registered_at
            FROM batch b LEFT JOIN customer o ON o.user_id = b.user_id
            WHERE NOT b.gone
            """;

    /** What users become in the registry, of the batch b and the customer o as it is now. */
    static final String WRITTEN = WRITTEN_UNLESS_WAITING.formatted(ApprovalSql.WAITS);

    // A snapshot is on its way for a while. One that was read before Keycloak had what staff wanted would show the
    // former value again; a newer one follows. Longer than that only a restored Keycloak is behind, and then its
    // values count.
    private static final String OVERTAKEN = """
            coalesce(excluded.state_version < c.state_version AND c.fulfilled_at > clock_timestamp() - interval '5 minutes', false)
            """;

    /** What would change of the customer c, were the row excluded written over it. */
    static final String DIFFERS =
            """
            (c.email, c.email_verified, c.email_kept, c.account_type, c.guest_email, c.business_name, c.first_sign_in_at,
             c.registered_at)
              IS DISTINCT FROM
                  (excluded.email, excluded.email_verified, c.email_kept AND NOT excluded.email_verified,
                   excluded.account_type, excluded.guest_email, excluded.business_name,
                   coalesce(c.first_sign_in_at, excluded.first_sign_in_at),
                   coalesce(c.registered_at, excluded.registered_at))
              OR\s""" + isKeycloaks("firstName") + " AND c.first_name IS DISTINCT FROM excluded.first_name OR "
                    + isKeycloaks("lastName") + " AND c.last_name IS DISTINCT FROM excluded.last_name OR "
                    + isKeycloaks("language") + " AND c.language IS DISTINCT FROM excluded.language OR "
                    + isKeycloaks("active") + " AND c.active IS DISTINCT FROM excluded.active";

    /**
     * What Keycloak owns. Facts are set once; a verified address that goes is kept among the former ones; what staff have
     * changed and Keycloak does not have yet stays as they want it.
     */
    static final String UPSERT = upsert(WRITTEN);

    /** The same where staff let businesses in: who is about to ask is not registered before they have. */
    static final String UPSERT_BEFORE_APPROVAL = upsert(WRITTEN_UNLESS_WAITING.formatted(ApprovalSql.WILL_WAIT));

    /** The users whose attribute names another customer than theirs. Run when all ids are final. */
    static final String OTHER_IDS = BATCH + """
            SELECT b.user_id FROM batch b JOIN customer c ON c.user_id = b.user_id
            WHERE NOT b.gone AND b.named_id <> c.id
            """;

    /**
     * Whoever holds these addresses is looked at again: Keycloak, where they are unique, may not have that user any more. Not
     * a parked one, whose newest snapshot is here: two who hold each other's would take turns for ever.
     */
    static final String MARK_HOLDERS = BATCH + """
            INSERT INTO identity_command (user_id, kind)
            SELECT DISTINCT o.user_id, 'mark' FROM batch b JOIN customer o ON lower(o.email) = lower(b.email)
            WHERE o.user_id <> b.user_id AND o.email_verified
              AND NOT EXISTS (SELECT 1 FROM mirror_parked p WHERE p.user_id = o.user_id)
            ON CONFLICT DO NOTHING
            """;

    /**
     * Writes attributes again that Keycloak has lost or never had: an administrator's form that was opened before they came
     * takes them away when it is saved.
     */
    static final String WANT_LOST_ATTRIBUTES = "SELECT want_state(ARRAY(SELECT d.user_id FROM ("
            + TokenAttributeSql.differences(HANDED_OVER) + ") AS d ORDER BY d.user_id))";

    /** Writes the registry's id over the one that Keycloak names, of these users. */
    static final String WANT_STATE = "SELECT want_state(?)";

    /** Who is applied is not parked any more. */
    static final String UNPARK = BATCH + """
            DELETE FROM mirror_parked p USING batch b WHERE p.user_id = b.user_id
            """;

    /** The same of these users. */
    static final String UNPARK_THESE = "DELETE FROM mirror_parked WHERE user_id = ANY (?)";

    private BatchSql() {}

    private static String upsert(String written) {
        return BATCH + """
            INSERT INTO customer AS c (id, user_id, email, email_verified, first_name, last_name, language, active,
                                       account_type, guest_email, business_name, first_sign_in_at, state_version, registered_at)
            """ + written + """
            ON CONFLICT (user_id) DO UPDATE
            SET email = excluded.email, email_verified = excluded.email_verified,
                email_kept = c.email_kept AND NOT excluded.email_verified,
                first_name = CASE WHEN """ + isKeycloaks("firstName") + """
                  THEN excluded.first_name ELSE c.first_name END,
                last_name = CASE WHEN """ + isKeycloaks("lastName")
                + """
                  THEN excluded.last_name ELSE c.last_name END,
                language = CASE WHEN """ + isKeycloaks("language") + """
                  THEN excluded.language ELSE c.language END,
                active = CASE WHEN """ + isKeycloaks("active") + """
                  THEN excluded.active ELSE c.active END,
                account_type = excluded.account_type, guest_email = excluded.guest_email, business_name = excluded.business_name,
                first_sign_in_at = coalesce(c.first_sign_in_at, excluded.first_sign_in_at),
                registered_at = coalesce(c.registered_at, excluded.registered_at),
                former_emails = array_remove(
                    CASE WHEN c.email IS NOT NULL AND (c.email_verified OR c.email_kept AND c.registered_at IS NOT NULL)
                              AND lower(c.email) IS DISTINCT FROM lower(excluded.email)
                         THEN array_append(array_remove(c.former_emails, c.email), c.email)
                         ELSE c.former_emails END,
                    excluded.email),
                version = c.version + 1, updated_at = clock_timestamp()
            WHERE\s""" + DIFFERS;
    }

    /** Condition on the customer c and the row excluded: nobody wants another value of this field, or has just wanted one. */
    static String isKeycloaks(String field) {
        if (field.equals("active")) {
            // A snapshot from before a guest expired would show the guest as active again, and no other follows it.
            return ("(c.wanted -> 'active' IS NULL AND NOT %s AND "
                            + "(c.expired_at IS NULL OR excluded.account_type IS DISTINCT FROM 'guest'))")
                    .formatted(OVERTAKEN.strip());
        }
        return "(c.wanted -> '%s' IS NULL AND NOT %s)".formatted(field, OVERTAKEN.strip());
    }
}
