package dev.foyer.provisioning.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foyer.provisioning.api.KeycloakWire;
import dev.foyer.provisioning.api.ServiceResource;
import dev.foyer.provisioning.database.TestRegistry;
import dev.foyer.provisioning.keycloak.CustomerRealm;
import dev.foyer.provisioning.keycloak.KeycloakUnavailableException;
import dev.foyer.provisioning.worker.Pace;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire for a mail of the registry's, and what comes of the answers. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class MailHandoverTest {

    private static final Duration RETRY = Duration.ofSeconds(5);

    @Inject
    DataSource registry;

    @Inject
    CustomerRealm realm;

    @Inject
    Mails mails;

    @Inject
    MailStatusQuery status;

    KeycloakWire keycloak;

    private MailWatch watch;
    private MailHandover handover;

    @BeforeEach
    void aCustomer() {
        keycloak.forget();
        TestRegistry.execute(registry, "TRUNCATE customer, company, membership, customer_alias, mail CASCADE");
        TestRegistry.execute(
                registry,
                "INSERT INTO customer (id, user_id, email, language) VALUES ('c1', 'u1', 'rosa@buyer.example', 'de')");
        keycloak.answer("GET state", 200, "{\"waiting\":3,\"parked\":1,\"oldest\":\"2026-01-05T10:00:00Z\"}");
        keycloak.answer("POST mails", 204, "");
        watch = new MailWatch(realm, Clock.systemUTC());
        handover = new MailHandover(
                new HandoverQueue(registry, RETRY), realm, watch, new Pace(Duration.ofMillis(200), RETRY));
    }

    @Test
    void aMailGoesToTheAddressThatTheCustomerHasNowAndIsDone() throws SQLException {
        mails.queue(RegistryMail.companyApproved("c1", "Spruce \"& Co\""));
        TestRegistry.execute(registry, "UPDATE customer SET email = 'new@buyer.example'");
        String id = waiting().get(0);

        handover.turn();

        assertThat(sent())
                .singleElement()
                .asString()
                .contains(
                        "\"id\":\"" + id + "\"",
                        "\"to\":\"new@buyer.example\"",
                        "\"language\":\"de\"",
                        "\"template\":\"company-approved\"",
                        "\"parameters\":{\"company\":\"Spruce \\\"& Co\\\"\"}");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aMailIsQueuedWithTheChangeThatCausesItOrNotAtAll() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    mails.queue(RegistryMail.companyApproved("c1", "Spruce"));
                    throw new IllegalStateException("the change fails");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(waiting()).isEmpty();
    }

    @Test
    void whoHasAnotherIdByNowGetsItAndWhoIsGoneDoesNot() throws SQLException {
        TestRegistry.execute(registry, "INSERT INTO customer_alias (old_id, customer_id) VALUES ('old', 'c1')");
        mails.queue(RegistryMail.companyApproved("old", "Spruce"));
        mails.queue(RegistryMail.companyApproved("gone", "Spruce"));

        handover.turn();

        assertThat(sent()).singleElement().asString().contains("rosa@buyer.example");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aMailToAnAddressGoesThereWhoeverHasIt() throws SQLException {
        mails.queue(AddressMail.invitation("new@buyer.example", "fr", "Spruce", "buyer"));
        mails.queue(AddressMail.invitation("other@buyer.example", null, "Spruce", "admin"));

        handover.turn();

        assertThat(sent())
                .hasSize(2)
                .anySatisfy(mail -> assertThat(mail)
                        .contains(
                                "\"to\":\"new@buyer.example\"",
                                "\"language\":\"fr\"",
                                "\"template\":\"invitation\"",
                                "\"company\":\"Spruce\"",
                                "\"role\":\"buyer\""))
                .anySatisfy(
                        mail -> assertThat(mail).contains("other@buyer.example").doesNotContain("language"));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aMailToAnAddressThatKeycloakRefusesIsShownWithoutTheAddress() throws SQLException {
        mails.queue(AddressMail.invitation("new@buyer.example", null, "Spruce", "buyer"));
        keycloak.answer("POST mails", 400, "");
        TestRegistry.execute(registry, "UPDATE mail SET attempts = 4");

        handover.turn();

        assertThat(status.now(dev.foyer.provisioning.database.Condition.ALL).refused())
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.customerId()).isNull();
                    assertThat(mail.toString()).doesNotContain("new@buyer.example");
                });
    }

    @Test
    void anOutageCostsNoAttemptAndTheMailIsDueAtOnceAfterIt() throws SQLException {
        mails.queue(RegistryMail.companyApproved("c1", "Spruce"));
        keycloak.answer("POST mails", 503, "");
        assertThatThrownBy(() -> handover.turn()).isInstanceOf(KeycloakUnavailableException.class);
        keycloak.answer("POST mails", 500, "");
        keycloak.answer("GET state", 500, "");
        assertThatThrownBy(() -> handover.turn()).isInstanceOf(KeycloakUnavailableException.class);
        assertThat(TestRegistry.texts(registry, "SELECT attempts FROM mail WHERE next_attempt_at <= now()"))
                .containsExactly("0");

        keycloak.answer("POST mails", 204, "");
        keycloak.answer("GET state", 200, "{\"waiting\":0,\"parked\":0,\"oldest\":null}");
        handover.turn();

        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatKeycloakRefusesWaitsLongerEachTimeIsShownAndHoldsUpNobody() throws SQLException {
        mails.queue(new RegistryMail("c1", "no-such-template", java.util.Map.of()));
        mails.queue(RegistryMail.companyApproved("c1", "Spruce"));
        keycloak.answerTo("no-such-template", 400, () -> {});

        handover.turn();

        assertThat(TestRegistry.texts(registry, """
                        SELECT concat_ws('|', template, attempts, reason, next_attempt_at > now() + interval '4 seconds')
                        FROM mail"""))
                .containsExactly("no-such-template|1|Keycloak answered with status 400|t");
        TestRegistry.execute(registry, "UPDATE mail SET attempts = 4, next_attempt_at = now()");
        handover.turn();
        assertThat(status.now(dev.foyer.provisioning.database.Condition.ALL).refused())
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.customerId()).isEqualTo("c1");
                    assertThat(mail.attempts()).isEqualTo(5);
                });
        assertThat(TestRegistry.texts(registry, "SELECT next_attempt_at > now() + interval '50 minutes' FROM mail"))
                .containsExactly("t");
    }

    @Test
    void aCustomerWithoutAnAddressIsToldOfInsteadOfForgotten() throws SQLException {
        TestRegistry.execute(registry, "UPDATE customer SET email = NULL");
        mails.queue(RegistryMail.companyApproved("c1", "Spruce"));

        handover.turn();

        assertThat(sent()).isEmpty();
        assertThat(TestRegistry.texts(registry, "SELECT reason FROM mail"))
                .containsExactly("The customer has no email address");
    }

    @Test
    void whatKeycloakTellsOfItsQueueIsKeptForStatusAndMetrics() throws SQLException {
        handover.turn();
        handover.turn();

        assertThat(keycloak.requests())
                .filteredOn(request -> request.contains("/mails/state"))
                .hasSize(1);
        assertThat(watch.waiting()).isEqualTo(3);
        assertThat(watch.parked()).isEqualTo(1);
        assertThat(watch.oldestSeconds()).isGreaterThan(0);
        assertThat(new MailWatch(realm, Clock.systemUTC()).waiting()).isNaN();
    }

    private List<String> waiting() {
        return TestRegistry.texts(registry, "SELECT id FROM mail");
    }

    private List<String> sent() {
        return keycloak.requests().stream()
                .filter(request -> request.startsWith("POST /admin/realms/customers/foyer/mails "))
                .toList();
    }
}
