package dev.foyer.keycloak.mail;

import dev.foyer.keycloak.storage.OwnTables;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The mails that wait to be sent, as the nodes share them out. */
final class WaitingMails {

    /** Width of the column. */
    private static final int LONGEST_FAILURE = 255;

    /**
     * Locked until the end of the transaction, so that nobody else sends it, and free again at once when this node dies.
     * Whatever others are sending is passed over.
     */
    private static final String CLAIM = """
            select id, attempts, message_id, key_id, content,
                   extract(epoch from expires_at - now()) * 1000 as millis_left
              from foyer_mail
             where state = 'waiting' and realm_id = ? and next_attempt_at <= now()
             order by next_attempt_at
             limit 1
               for update skip locked
            """;

    private static final String SENT = "delete from foyer_mail where id = ?";

    private static final String POSTPONE = """
            update foyer_mail
               set attempts = attempts + 1, failure = ?, next_attempt_at = clock_timestamp() + ? * interval '1 millisecond'
             where id = ?
            """;

    /** From then on {@code expires_at} is the end of its stay. */
    private static final String PARK = """
            update foyer_mail
               set state = 'parked', attempts = attempts + ?, failure = ?,
                   expires_at = clock_timestamp() + ? * interval '1 millisecond'
             where id = ?
            """;

    private static final String REALM_IS_GONE = "delete from foyer_mail where realm_id = ?";

    /** A few at a time, and none that another transaction works on. */
    private static final String REMOVE_OLD = """
            delete from foyer_mail
             where id in (select id from foyer_mail where state in ('parked', 'nobody') and expires_at < now()
                           order by expires_at limit 200 for update skip locked)
            """;

    private static final String FORGET_OLD_REQUESTS = """
            delete from foyer_mail_request
             where id in (select id from foyer_mail_request where requested_at < now() - interval '90 days'
                           order by requested_at limit 200 for update skip locked)
            """;

    /**
     * Every realm with waiting mails, by jumps from one to the next in the index; of each how many are due, counted no
     * further than is of use, and when the next one after them is.
     */
    private static final String DUE = """
            with recursive realm (id) as (
              (select realm_id from foyer_mail where state = 'waiting' order by realm_id limit 1)
              union all
              select (select m.realm_id from foyer_mail m
                       where m.state = 'waiting' and m.realm_id > r.id order by m.realm_id limit 1)
                from realm r where r.id is not null)
            select r.id,
                   (select count(*) from (select 1 from foyer_mail m
                                           where m.state = 'waiting' and m.realm_id = r.id and m.next_attempt_at <= now()
                                           limit ?) due) as due,
                   (select extract(epoch from m.next_attempt_at - now()) * 1000 from foyer_mail m
                     where m.state = 'waiting' and m.realm_id = r.id and m.next_attempt_at > now()
                     order by m.next_attempt_at limit 1) as millis_until_next
              from realm r
             where r.id is not null
            """;

    /**
     * A mail that nobody else sends now.
     *
     * @param attempts how many have failed
     * @param millisLeft of its lifetime; not positive once that is over
     */
    record Claimed(UUID id, int attempts, String messageId, String keyId, byte[] content, long millisLeft) {}

    /**
     * A realm with waiting mails.
     *
     * @param due how many are due, those that are being sent included, counted no further than was asked
     * @param next when the next one will be; empty when none is later
     */
    record Due(String realmId, int due, Optional<Duration> next) {}

    private final OwnTables table;

    WaitingMails(OwnTables table) {
        this.table = table;
    }

    Optional<Claimed> claim(String realmId) {
        return table.first(
                row -> new Claimed(
                        row.getObject("id", UUID.class),
                        row.getInt("attempts"),
                        row.getString("message_id"),
                        row.getString("key_id"),
                        row.getBytes("content"),
                        row.getLong("millis_left")),
                CLAIM,
                realmId);
    }

    void sent(UUID id) {
        table.update(SENT, id);
    }

    void postpone(UUID id, String failure, Duration pause) {
        table.update(POSTPONE, cut(failure), pause.toMillis(), id);
    }

    /** @param attempted whether the server was asked */
    void park(UUID id, boolean attempted, String failure, Duration stay) {
        table.update(PARK, attempted ? 1 : 0, cut(failure), stay.toMillis(), id);
    }

    void realmIsGone(String realmId) {
        table.update(REALM_IS_GONE, realmId);
    }

    /** Removes some of what has been kept long enough. */
    void removeOld() {
        table.update(REMOVE_OLD);
        table.update(FORGET_OLD_REQUESTS);
    }

    /** @param most how many due mails of a realm are counted */
    List<Due> due(int most) {
        return table.list(
                row -> new Due(
                        row.getString("id"),
                        row.getInt("due"),
                        Optional.ofNullable(row.getBigDecimal("millis_until_next"))
                                .map(millis -> Duration.ofMillis(millis.longValue()))),
                DUE,
                most);
    }

    private static String cut(String failure) {
        return failure.substring(0, Math.min(failure.length(), LONGEST_FAILURE));
    }
}
