package dev.foyer.provisioning.guest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.provisioning.database.TestRegistry;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class GuestMigrationTest {

    @Test
    void guestsWhoWereThereGetTheirAddressAsideAndAreFoundByIt() throws SQLException {
        TestRegistry registry = new TestRegistry();
        Flyway.configure().dataSource(registry.dataSource()).target("18").load().migrate();
        registry.execute("""
            INSERT INTO customer (id, user_id, email, email_verified, account_type)
            VALUES ('g', 'u-g', 'Rosa@Buyer.Example', true, 'guest'), ('n', 'u-n', NULL, false, 'guest'),
                   ('e', 'u-e', '', false, 'guest'), ('c', 'u-c', 'Ali@Buyer.Example', true, 'personal')
            """);

        registry.migrate();

        assertThat(registry.texts(
                        "SELECT concat_ws(' ', id, coalesce(email, '-'), coalesce(guest_email, '-'), email_verified)"
                                + " FROM customer ORDER BY id"))
                .containsExactly("c Ali@Buyer.Example - t", "e - - f", "g - rosa@buyer.example f", "n - - f");
        assertThat(registry.texts("SELECT id FROM customer WHERE search_text LIKE '%rosa buyer%'"))
                .containsExactly("g");
    }
}
