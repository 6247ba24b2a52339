package dev.foyer.it.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.ColorScheme;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.PageCheck;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sellers' name is the realm's; it has an ampersand, which no part of a mail may show encoded. */
@OnFoyer
@DisplayName("Every mail")
class MailsIT {

    private static final String PASSWORD = "correct horse battery";

    private final FoyerSystem system;

    MailsIT(FoyerSystem system) {
        this.system = system;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    en | Confirm your email address        | Choose a new password         | Complete your account         | Confirm your new email address at Harbour & Pine
                    de | Bestätigen Sie Ihre E-Mail-Adresse | Wählen Sie ein neues Passwort | Vervollständigen Sie Ihr Konto | Bestätigen Sie Ihre neue E-Mail-Adresse bei Harbour & Pine
                    fr | Confirmez votre adresse e-mail    | Choisissez un nouveau mot de passe | Complétez votre compte   | Confirmez votre nouvelle adresse e-mail chez Harbour & Pine
                    es | Confirme su correo electrónico    | Elija una nueva contraseña    | Complete su cuenta            | Confirme su nuevo correo electrónico en Harbour & Pine
                    """)
    @DisplayName("speaks the customer's language, in its subject, its text and its page")
    void everyMail(String language, String verify, String reset, String actions, String update) {
        String email = system.newEmail();
        String id = system.keycloak().create(email, true, Map.of("account_type", "personal", "locale", language));
        system.keycloak().setPassword(id, PASSWORD);

        send("/users/" + id + "/send-verify-email", Map.of());
        check(email, language, verify);
        send("/users/" + id + "/execute-actions-email", List.of("UPDATE_PASSWORD", "VERIFY_EMAIL"));
        check(email, language, actions);
        try (Customer customer = Customer.of(system)) {
            customer.authorize(Map.of());
            customer.page().locator("a[href*='reset-credentials']").click();
            customer.page().locator("input[name=username]").fill(email);
            customer.page().locator("#kc-reset-password-form [type=submit]").click();
        }
        check(email, language, reset);
        String next = system.newEmail();
        try (Customer customer = Customer.of(system)) {
            customer.authorize(Map.of("kc_action", "UPDATE_EMAIL"));
            customer.fillSignIn(email, PASSWORD);
            customer.page().locator("input[name=email]").fill(next);
            customer.page()
                    .locator("#kc-update-email-form [type=submit]")
                    .first()
                    .click();
        }
        check(next, language, update, system.realm() + "/foyer-email/confirm/");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    en | Confirm your account at Harbour & Pine         | You already have an account at Harbour & Pine
                    de | Bestätigen Sie Ihr Konto bei Harbour & Pine     | Sie haben schon ein Konto bei Harbour & Pine
                    fr | Confirmez votre compte chez Harbour & Pine     | Vous avez déjà un compte chez Harbour & Pine
                    es | Confirme su cuenta en Harbour & Pine             | Ya tiene una cuenta en Harbour & Pine
                    """)
    @DisplayName("speaks the language of the sign-up page, to a new address and to one that has an account")
    void signUp(String language, String confirm, String taken) {
        String owner = system.newEmail();
        system.keycloak().create(owner, true, Map.of("account_type", "personal", "locale", "en"));
        String stranger = system.newEmail();
        for (String email : List.of(owner, stranger)) {
            PageCheck check = new PageCheck(language, ColorScheme.LIGHT);
            try (Customer customer = Customer.speaking(system, language, check.browser())) {
                customer.register().personal().person(email, "Ali", "Kaya").submit();
                customer.page().getByText(email).first().waitFor();
            }
        }
        check(stranger, language, confirm, system.realm() + "/foyer-sign-up/");
        check(owner, language, taken, system.storefront());
    }

    private void send(String path, Object body) {
        assertThat(system.keycloak().send("PUT", path, body).status()).isEqualTo(204);
    }

    private void check(String address, String language, String subject) {
        check(address, language, subject, system.realm() + "/login-actions/action-token?key=");
    }

    /** The newest mail to an address: whole, in its language, readable as text and as a page, with a link on its own line. */
    private void check(String address, String language, String subject, String link) {
        JsonNode mail = system.mailbox().await(address, subject);
        String text = mail.get("text").asText();
        assertThat(text).doesNotContain("''", "<p>", "&amp;", "{").contains("Harbour & Pine");
        assertThat(text.lines().map(String::strip))
                .anySatisfy(line -> assertThat(line).startsWith(link));

        String html = mail.get("html").asText();
        assertThat(html)
                .contains(
                        "<html lang=\"" + language + "\" dir=\"ltr\">",
                        "<title>" + subject.replace("&", "&amp;") + "</title>")
                .doesNotContain("''", "{0}", "{1}", "{2}", "{3}", "{4}", "foyer.");
        PageCheck check = new PageCheck(language, ColorScheme.LIGHT);
        try (Customer reader = Customer.speaking(system, language, check.browser())) {
            reader.page().setContent(html);
            check.hosted(reader.page());
        }
    }
}
