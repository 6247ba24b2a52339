package dev.foyer.provisioning.mirror;

/** What becomes of the requests of users who are gone. Before BatchSql.LEAVE_WITHOUT_LOGIN, which forgets whose they are. */
final class RequestSql {

    private static final String LEFT = BatchSql.BATCH + """
            , left_open AS (
              SELECT r.customer_id, r.company_id
              FROM batch b JOIN customer c ON c.user_id = b.user_id JOIN request r ON r.customer_id = c.id
              WHERE b.gone AND r.status = 'open'
            )
            """;

    /** Whoever decides a request locks its company, then its customer, then the request. */
    static final String LOCK_COMPANIES = LEFT + """
            SELECT k.id FROM company k WHERE k.id IN (SELECT l.company_id FROM left_open l) ORDER BY k.id FOR NO KEY UPDATE
            """;

    /** After the companies. */
    static final String LOCK_CUSTOMERS = LEFT + """
            SELECT c.id FROM customer c WHERE c.id IN (SELECT l.customer_id FROM left_open l) ORDER BY c.id FOR NO KEY UPDATE
            """;

    /** Nobody is left whom an answer would reach. */
    static final String WITHDRAW = BatchSql.BATCH + """
            UPDATE request r
            SET status = 'withdrawn', decided_at = clock_timestamp(), decided_by = current_setting('foyer.actor')
            FROM batch b JOIN customer c ON c.user_id = b.user_id
            WHERE b.gone AND r.customer_id = c.id AND r.status = 'open'
            """;

    private RequestSql() {}
}
