package dev.foyer.it.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.devstack.postgres.PostgreSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Which transactions wrote rows of a user, and whether each left a change marker. Triggers in Keycloak's database note it, so
 * that neither the way a change came in nor the mirror, which removes markers, can hide anything.
 */
public final class UserWrites {

    /** The attributes that the registry owns are left out: they need no marker. */
    private static final String INSTALL = """
            create table if not exists user_write (
                number xid8 not null default pg_current_xact_id(),
                user_id text not null,
                is_marker boolean not null);

            create or replace function note_user_write() returns trigger language plpgsql as $$
            declare
                written jsonb := to_jsonb(case tg_op when 'DELETE' then old else new end);
            begin
                if tg_table_name <> 'user_attribute'
                   or written ->> 'name' not in ('customer_id', 'customer_number', 'customer_status', 'companies') then
                    insert into user_write (user_id, is_marker)
                    values (written ->> tg_argv[0], tg_table_name = 'foyer_change_marker');
                end if;
                return null;
            end $$;

            create or replace trigger note_user_write after insert or update or delete on user_entity
                for each row execute function note_user_write('id');
            create or replace trigger note_user_write after insert or update or delete on user_attribute
                for each row execute function note_user_write('user_id');
            create or replace trigger note_user_write after insert or update or delete on user_required_action
                for each row execute function note_user_write('user_id');
            create or replace trigger note_user_write after insert or delete on user_role_mapping
                for each row execute function note_user_write('user_id');
            create or replace trigger note_user_write after insert or delete on user_group_membership
                for each row execute function note_user_write('user_id');
            create or replace trigger note_user_write after insert on foyer_change_marker
                for each row execute function note_user_write('user_id');
            """;

    private static final String TRANSACTIONS = """
            select number, bool_or(is_marker) as marked from user_write where user_id = ?
             group by number having not bool_and(is_marker) order by number
            """;

    private final PostgreSql postgreSql;

    UserWrites(PostgreSql postgreSql) {
        this.postgreSql = postgreSql;
        try (Connection database = postgreSql.connect("keycloak");
                Statement install = database.createStatement()) {
            install.execute(INSTALL);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A transaction that wrote rows of one user. */
    public record Transaction(String number, boolean marked) {}

    /** Fails unless the user was written, and every transaction that did so left a marker. */
    public void assertMarked(String userId) {
        assertThat(of(userId))
                .as("transactions that wrote %s", userId)
                .isNotEmpty()
                .allMatch(Transaction::marked);
    }

    /** The transactions that wrote rows of a user, oldest first, since the first test asked for this. */
    public List<Transaction> of(String userId) {
        try (Connection database = postgreSql.connect("keycloak");
                PreparedStatement query = database.prepareStatement(TRANSACTIONS)) {
            query.setString(1, userId);
            try (ResultSet rows = query.executeQuery()) {
                List<Transaction> transactions = new ArrayList<>();
                while (rows.next()) {
                    transactions.add(new Transaction(rows.getString("number"), rows.getBoolean("marked")));
                }
                return transactions;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
