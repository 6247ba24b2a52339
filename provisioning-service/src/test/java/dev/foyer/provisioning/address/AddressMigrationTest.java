package dev.foyer.provisioning.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.provisioning.database.TestRegistry;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class AddressMigrationTest {

    @Test
    void theTwoAddressesOfACompanyBecomeItsDefaults() throws SQLException {
        TestRegistry registry = new TestRegistry();
        Flyway.configure().dataSource(registry.dataSource()).target("17").load().migrate();
        registry.execute("""
            INSERT INTO company (id, name, email, ship_to, bill_to)
            VALUES ('both', 'A', 'a@x.example', '{"city": "Bern"}', '{"city": "Bonn", "country": "DE"}'),
                   ('same', 'B', 'b@x.example', '{"city": "Graz"}', '{"city": "Graz"}'),
                   ('ship', 'C', 'c@x.example', '{"city": "Chur"}', NULL),
                   ('none', 'D', 'd@x.example', NULL, '{}'),
                   ('null', 'E', 'e@x.example', 'null', 'null')
            """);
        long audited = Long.parseLong(registry.text("SELECT count(*)::text FROM audit"));

        registry.migrate();

        assertThat(
                        registry.texts(
                                "SELECT concat_ws(' ', company_id, parts, ship_to, bill_to, version) FROM address ORDER BY company_id, bill_to"))
                .containsExactly(
                        "both {\"city\": \"Bern\"} t f 1",
                        "both {\"city\": \"Bonn\", \"country\": \"DE\"} f t 1",
                        "same {\"city\": \"Graz\"} t t 1",
                        "ship {\"city\": \"Chur\"} t f 1");
        assertThat(registry.text("SELECT count(*)::text FROM audit")).isEqualTo(Long.toString(audited));
    }
}
