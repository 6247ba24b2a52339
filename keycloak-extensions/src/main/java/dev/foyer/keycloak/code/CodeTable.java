package dev.foyer.keycloak.code;

import dev.foyer.keycloak.storage.OwnTables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The codes that were sent, in the transaction of a session. The clock is the database's, so that all nodes have the same. */
record CodeTable(OwnTables tables) {

    /** How long a wrong guess counts, and the longest that a code may live: so long a row is kept. */
    static final Duration WINDOW = Duration.ofHours(1);

    /** The longest life of a code. */
    static final Duration LONGEST_LIFE = Duration.ofMinutes(10);

    private static final long KEPT_SECONDS = WINDOW.plus(LONGEST_LIFE).toSeconds();

    private static final String ADD = """
            insert into foyer_code (id, realm_id, user_id, hash, sent_at, expires_at)
            values (?, ?, ?, ?, clock_timestamp(), clock_timestamp() + ? * interval '1 second')
            """;

    /**
     * All of a person's, locked in one order: whoever guesses at the same time, be it at another code or on another node, waits
     * for this transaction and then reads what it wrote.
     */
    private static final String LOCK = """
            select id, hash, guesses, expires_at > clock_timestamp() as open,
                   ceil(extract(epoch from sent_at - clock_timestamp())) + ? as seconds_kept
              from foyer_code
             where realm_id = ? and user_id = ? and sent_at > clock_timestamp() - ? * interval '1 second'
             order by id for update
            """;

    private static final String OPEN =
            "select 1 from foyer_code where id = ? and realm_id = ? and user_id = ? and expires_at > clock_timestamp()";

    private static final String CLOSE = "update foyer_code set expires_at = clock_timestamp() where id = ?";

    private static final String MISS = "update foyer_code set guesses = guesses + 1 where id = ?";

    private static final String REMOVE_OLD = """
            delete from foyer_code where id in (
              select id from foyer_code where sent_at <= clock_timestamp() - ? * interval '1 second'
               order by sent_at limit ? for update skip locked)
            """;

    /**
     * One code.
     *
     * @param open whether it may be used
     * @param secondsKept how long its wrong guesses still count
     */
    record Row(UUID id, String hash, int guesses, boolean open, long secondsKept) {}

    void add(UUID id, String realmId, String userId, String hash, Duration life) {
        tables.update(ADD, id, realmId, userId, hash, life.toSeconds());
    }

    List<Row> lock(String realmId, String userId) {
        return tables.list(CodeTable::row, LOCK, KEPT_SECONDS, realmId, userId, KEPT_SECONDS);
    }

    boolean isOpen(UUID id, String realmId, String userId) {
        return tables.first(row -> true, OPEN, id, realmId, userId).isPresent();
    }

    void close(UUID id) {
        tables.update(CLOSE, id);
    }

    void miss(UUID id) {
        tables.update(MISS, id);
    }

    /** Removes some that tell nothing any more, of any realm; returns how many. */
    int removeOld(int most) {
        return tables.update(REMOVE_OLD, KEPT_SECONDS, most);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("hash"),
                row.getInt("guesses"),
                row.getBoolean("open"),
                row.getLong("seconds_kept"));
    }
}
