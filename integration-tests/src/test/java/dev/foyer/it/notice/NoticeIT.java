package dev.foyer.it.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import dev.foyer.it.system.PasswordApplication;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The customer speaks German, whatever the browser at hand or staff speak. */
@OnFoyer
@DisplayName("A customer is told, once and in the own language,")
class NoticeIT {

    private static final String PASSWORD = "correct horse battery";
    private static final String CHANGED = "Ihr Passwort bei Harbour & Pine wurde geändert";
    private static final String ADDED = "Ihre Anmeldung bei Harbour & Pine wurde geändert";
    private static final String REMOVED = "Aus Ihrer Anmeldung bei Harbour & Pine wurde etwas entfernt";

    private final FoyerSystem system;

    NoticeIT(FoyerSystem system) {
        this.system = system;
    }

    @Test
    @DisplayName("of what they change themselves: a password, a second factor")
    void byThemselves() {
        String email = system.newEmail();
        String id = customer(email);
        assertThat(subjects(email)).as("a first password is no change").isEmpty();
        try (Customer customer = Customer.of(system)) {
            Page page = customer.page();
            customer.authorize(Map.of("kc_action", "UPDATE_PASSWORD"));
            customer.fillSignIn(email, PASSWORD);
            page.locator("input[name=password-new]").waitFor();
            customer.choosePassword("another horse battery");
            JsonNode mail = system.mailbox().await(email, CHANGED);
            assertThat(mail.get("text").asText())
                    .contains(" UTC", "login-actions/reset-credentials")
                    .doesNotContain("another horse", "127.0.0.1", "getan");

            customer.authorize(Map.of("kc_action", "CONFIGURE_RECOVERY_AUTHN_CODES"));
            String code = page.locator("input[name=generatedRecoveryAuthnCodes]")
                    .inputValue()
                    .split(",")[0];
            page.locator("#kcRecoveryCodesConfirmationCheck").check();
            page.locator("#saveRecoveryAuthnCodesBtn").click();
            assertThat(system.mailbox().await(email, ADDED).get("text").asText())
                    .contains("Wiederherstellungscodes");

            customer.authorize(Map.of("kc_action", "delete_credential:" + credential(id, "recovery-authn-codes")));
            page.locator("input[name=recoveryCodeInput]").fill(code);
            page.locator("#kc-login").click();
            page.locator("#kc-accept").click();
            assertThat(system.mailbox().await(email, REMOVED).get("text").asText())
                    .contains("Wiederherstellungscodes");
        }
        assertThat(subjects(email)).containsExactly(REMOVED, ADDED, CHANGED);
    }

    @Test
    @DisplayName("of what staff change: a password, a second factor, the address, at the old one and at the new")
    void byStaff() {
        String email = system.newEmail();
        String id = customer(email);
        system.keycloak().setPassword(id, "another horse battery");
        assertThat(system.mailbox().await(email, CHANGED).get("text").asText()).contains("getan");

        system.keycloak().addAuthenticatorApp(email);
        assertThat(system.keycloak()
                        .remove("/users/" + id + "/credentials/" + credential(id, "otp"))
                        .status())
                .isEqualTo(204);
        assertThat(system.mailbox().await(email, REMOVED).get("text").asText()).contains("Authenticator-App");

        ObjectNode user = system.keycloak().user(email);
        assertThat(system.keycloak().put(user.put("lastName", "Kaya")).status()).isEqualTo(204);
        String after = system.newEmail();
        assertThat(system.keycloak().put(user.put("email", after)).status()).isEqualTo(204);
        system.mailbox().await(after, "Das ist jetzt Ihre E-Mail-Adresse bei Harbour & Pine");
        system.mailbox().await(email, "Ihr Konto bei Harbour & Pine hat eine andere E-Mail-Adresse");
        assertThat(subjects(email)).hasSize(3);
        assertThat(subjects(after)).hasSize(1);
    }

    @Test
    @DisplayName("or nothing is changed: where the mail cannot be queued, the password stays")
    void visibly() {
        String email = system.newEmail();
        String id = customer(email);
        system.keycloakDatabase().update("alter table foyer_mail add constraint refuses check (false) not valid");
        try {
            assertThat(system.keycloak()
                            .send(
                                    "PUT",
                                    "/users/" + id + "/reset-password",
                                    Map.of("type", "password", "value", "another horse battery", "temporary", false))
                            .status())
                    .isEqualTo(500);
        } finally {
            system.keycloakDatabase().update("alter table foyer_mail drop constraint refuses");
        }
        PasswordApplication application = new PasswordApplication(system);
        application.add();
        try {
            application.signIn(email, PASSWORD, "openid");
        } finally {
            application.remove();
        }
        assertThat(subjects(email)).isEmpty();
    }

    private String customer(String email) {
        String id = system.keycloak().create(email, true, Map.of("account_type", "personal", "locale", "de"));
        system.keycloak().setPassword(id, PASSWORD);
        return id;
    }

    private String credential(String userId, String type) {
        return await("a credential of type " + type)
                .until(
                        () -> {
                            for (JsonNode each : system.keycloak()
                                    .get("/users/" + userId + "/credentials")
                                    .body()) {
                                if (each.get("type").asText().equals(type)) {
                                    return each.get("id").asText();
                                }
                            }
                            return "";
                        },
                        found -> !found.isEmpty());
    }

    private List<String> subjects(String address) {
        return system.mailbox().to(address).findValuesAsText("subject");
    }
}
