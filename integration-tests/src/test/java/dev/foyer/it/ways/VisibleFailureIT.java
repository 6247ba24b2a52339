package dev.foyer.it.ways;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import dev.foyer.it.system.UserWrites;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The Admin API against a locked table is in {@link dev.foyer.it.mirror.MarkerIT}. */
@OnFoyer
@DisplayName("A change that cannot be marked")
class VisibleFailureIT {

    private static final Map<String, String> PERSONAL = Map.of("account_type", "personal");

    private final FoyerSystem system;
    private final UserWrites writes;

    VisibleFailureIT(FoyerSystem system) {
        this.system = system;
        this.writes = system.userWrites();
    }

    @Test
    @DisplayName("since the table is locked shows an error on the registration page, and nobody is registered")
    void locked() throws SQLException {
        String waiting = signedUp();
        try (Connection database = system.stack().postgreSql().connect("keycloak");
                Statement lock = database.createStatement()) {
            database.setAutoCommit(false);
            lock.execute("lock table foyer_change_marker in access exclusive mode");
            registrationFails(waiting);
            database.rollback();
        }
        registrationSucceeds(waiting);
    }

    @Test
    @DisplayName("since a constraint refuses it is not made, whether it comes by the form or by the Admin API")
    void constraint() throws SQLException {
        refusing(
                "alter table foyer_change_marker add constraint refuses check (false) not valid",
                "alter table foyer_change_marker drop constraint refuses");
    }

    /** PostgreSQL says 53100 when it cannot extend a file. */
    @Test
    @DisplayName("since the disk is full is not made, whether it comes by the form or by the Admin API")
    void diskFull() throws SQLException {
        refusing("""
                create function disk_full() returns trigger language plpgsql as $$
                begin
                    raise exception 'could not extend file: No space left on device' using errcode = 'disk_full';
                end $$;
                create trigger disk_full before insert on foyer_change_marker execute function disk_full()
                """, "drop function disk_full() cascade");
    }

    private void refusing(String begin, String end) throws SQLException {
        String email = system.newEmail();
        String id = system.keycloak().create(email, true, PERSONAL);
        String waiting = signedUp();
        execute(begin);
        try {
            registrationFails(waiting);
            adminApiFails(email, id);
        } finally {
            execute(end);
        }
        registrationSucceeds(waiting);
        system.keycloak().create(system.newEmail(), true, PERSONAL);
        assertThat(system.keycloak().delete(id).status()).isEqualTo(204);
    }

    /** An address whose sign-up waits for its confirmation. */
    private String signedUp() {
        String email = system.newEmail();
        try (Customer customer = Customer.of(system)) {
            customer.register().personal().person(email, "Ali", "Kaya").submit();
            system.mailbox().await(email);
        }
        return email;
    }

    /** The link is as good as before: nothing was lost with the failure. */
    private void registrationSucceeds(String waiting) {
        try (Customer customer = Customer.of(system)) {
            customer.createAccount(waiting);
        }
        assertThat(system.keycloak().exists(waiting)).isTrue();
    }

    private void registrationFails(String waiting) {
        try (Customer customer = Customer.of(system)) {
            customer.openMailedLink(waiting);
            Response answer = customer.page().waitForNavigation(() -> customer.choosePassword("correct horse battery"));
            assertThat(answer.status()).isEqualTo(500);
            assertThat(customer.page().locator("#kc-error-message")).isVisible();
        }
        assertThat(system.keycloak().exists(waiting)).isFalse();
    }

    private void adminApiFails(String email, String id) {
        String other = system.newEmail();
        assertThat(system.keycloak().tryCreate(other, true, PERSONAL).status()).isEqualTo(500);
        assertThat(system.keycloak().exists(other)).isFalse();

        assertThat(system.keycloak()
                        .put(system.keycloak().user(email).put("lastName", "Kaya"))
                        .status())
                .isEqualTo(500);
        assertThat(system.keycloak().delete(id).status()).isEqualTo(500);
        assertThat(system.keycloak().user(email).get("lastName").asText()).isEqualTo("Meyer");
        assertThat(writes.of(id)).hasSize(1);
    }

    private void execute(String sql) throws SQLException {
        try (Connection database = system.stack().postgreSql().connect("keycloak");
                Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
