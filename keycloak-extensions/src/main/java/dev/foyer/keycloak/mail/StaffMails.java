package dev.foyer.keycloak.mail;

import dev.foyer.keycloak.storage.OwnTables;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What staff see of a realm's mails, and do about them. */
final class StaffMails {

    private static final String PAGE = """
            select number, id, template, state, attempts, failure, created_at, next_attempt_at, expires_at, key_id, content
              from foyer_mail
             where realm_id = ? and state = ? and number < ?
             order by number desc
             limit ?
            """;

    private static final String STATE = """
            select (select count(*) from (select 1 from foyer_mail where realm_id = ? and state = 'waiting' limit 10000) w)
                     as waiting,
                   (select count(*) from (select 1 from foyer_mail where realm_id = ? and state = 'parked' limit 10000) p)
                     as parked,
                   (select created_at from foyer_mail where realm_id = ? and state = 'waiting' order by number limit 1)
                     as oldest
            """;

    /** A mail that is being sent right now is locked, and left alone. */
    private static final String FREE =
            "id in (select id from foyer_mail where id = ? and realm_id = ? for update skip locked)";

    private static final String RETRY = """
            update foyer_mail
               set state = 'waiting', attempts = 0, next_attempt_at = now(),
                   expires_at = case state when 'parked' then now() + ? * interval '1 millisecond' else expires_at end
             where\s""" + FREE;

    private static final String REMOVE = "delete from foyer_mail where " + FREE;

    private static final String EXISTS = "select id from foyer_mail where id = ? and realm_id = ?";

    /** What came of an act of staff's. */
    enum Result {
        DONE,
        NO_SUCH_MAIL,
        BEING_SENT
    }

    private record Row(long number, UndeliveredMail mail) {}

    private final OwnTables table;
    private final KeycloakSession session;
    private final RealmModel realm;
    private final SealingKeys keys;

    StaffMails(KeycloakSession session, RealmModel realm, SealingKeys keys) {
        this.table = new OwnTables(session);
        this.session = session;
        this.realm = realm;
        this.keys = keys;
    }

    UndeliveredMails page(String state, long before, int max) {
        List<Row> rows = table.list(this::row, PAGE, realm.getId(), state, before, max + 1);
        List<Row> page = rows.subList(0, Math.min(max, rows.size()));
        return new UndeliveredMails(
                page.stream().map(Row::mail).toList(),
                rows.size() > max ? page.get(max - 1).number() : null);
    }

    QueueState state() {
        String id = realm.getId();
        return table.first(
                        row -> new QueueState(
                                row.getLong("waiting"),
                                row.getLong("parked"),
                                Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class))
                                        .map(oldest -> oldest.toInstant().toString())
                                        .orElse(null)),
                        STATE,
                        id,
                        id,
                        id)
                .orElseThrow();
    }

    /** Has a mail sent as soon as possible, with a whole lifetime before it if it was parked. */
    Result retry(UUID id, Duration lifetime) {
        return result(id, table.update(RETRY, lifetime.toMillis(), id, realm.getId()));
    }

    Result remove(UUID id) {
        return result(id, table.update(REMOVE, id, realm.getId()));
    }

    private Result result(UUID id, int rows) {
        if (rows > 0) {
            return Result.DONE;
        }
        return table.first(row -> id, EXISTS, id, realm.getId()).isPresent() ? Result.BEING_SENT : Result.NO_SUCH_MAIL;
    }

    private Row row(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String state = row.getString("state");
        Optional<MailContent> content = open(id, row.getString("key_id"), row.getBytes("content"));
        return new Row(
                row.getLong("number"),
                new UndeliveredMail(
                        id.toString(),
                        row.getString("template"),
                        content.map(MailContent::to).orElse(null),
                        content.map(MailContent::subject).orElse(null),
                        state,
                        row.getInt("attempts"),
                        row.getString("failure"),
                        instant(row, "created_at"),
                        state.equals("waiting") ? instant(row, "next_attempt_at") : null,
                        instant(row, "expires_at")));
    }

    private Optional<MailContent> open(UUID id, String keyId, byte[] sealed) {
        return keys.find(session, realm, keyId).flatMap(key -> {
            try {
                return Optional.of(MailContent.of(key.open(id, sealed)));
            } catch (GeneralSecurityException e) {
                return Optional.empty();
            }
        });
    }

    private static String instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant().toString();
    }
}
