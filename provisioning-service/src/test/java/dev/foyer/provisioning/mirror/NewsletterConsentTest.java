package dev.foyer.provisioning.mirror;

import static dev.foyer.provisioning.mirror.Snapshots.gone;
import static dev.foyer.provisioning.mirror.Snapshots.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewsletterConsentTest extends MirrorTestBase {

    private static final String FIRST = "2026-01-05T10:00:00.123Z";
    private static final String SECOND = "2026-02-05T10:00:00Z";

    private static final String CONSENTS = "SELECT concat_ws('|', customer_id, kind, given_at AT TIME ZONE 'UTC',"
            + " confirmed_at AT TIME ZONE 'UTC', source, application, wording, language, withdrawn_by)"
            + " FROM consent ORDER BY given_at";

    @Test
    void aConsentIsKeptWithItsProofAndShows() throws SQLException {
        apply(
                user("u1").verified().newsletter(FIRST).change(),
                user("u2").verified().change());

        assertThat(registry.texts(CONSENTS))
                .containsExactly("u1|newsletter|2026-01-05 10:00:00.123|2026-01-05 11:00:00|registration|storefront"
                        + "|Ja, den Newsletter bitte.|de");
        assertThat(customer("newsletter", "u1")).isEqualTo("true");
        assertThat(customer("newsletter", "u2")).isNull();
    }

    @Test
    void theSameOneAgainChangesNothing() throws SQLException {
        apply(user("u1").verified().newsletter(FIRST));
        String before = customer("version || ' ' || updated_at", "u1");

        apply(user("u1").verified().newsletter(FIRST));

        assertThat(count("consent")).isEqualTo(1);
        assertThat(customer("version || ' ' || updated_at", "u1")).isEqualTo(before);
    }

    @Test
    void whatWasWithdrawnStaysSoUntilTheCustomerConsentsAnew() throws SQLException {
        apply(user("u1").verified().newsletter(FIRST));
        withdraw();
        assertThat(customer("newsletter", "u1")).isEqualTo("false");

        apply(user("u1").verified().newsletter(FIRST).with("lastName", "Huber"));
        assertThat(customer("newsletter", "u1")).isEqualTo("false");

        apply(user("u1").verified().newsletter(SECOND));
        assertThat(customer("newsletter", "u1")).isEqualTo("true");
        assertThat(count("consent")).isEqualTo(2);
    }

    @Test
    void nobodyConsentsWithAnAddressThatIsNotProved() throws SQLException {
        apply(user("u1").newsletter(FIRST));
        assertThat(count("consent")).isZero();
        assertThat(customer("newsletter", "u1")).isNull();

        apply(user("u1").verified().newsletter(FIRST));
        assertThat(customer("newsletter", "u1")).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "true",
                "{",
                "[]",
                "{}",
                "{'givenAt':'yesterday','confirmedAt':'2026-01-05T11:00:00Z','source':'s','application':'a','wording':'w',"
                        + "'language':'de'}",
                "{'givenAt':'+100000-01-01T00:00:00Z','confirmedAt':'2026-01-05T11:00:00Z','source':'s','application':'a',"
                        + "'wording':'w','language':'de'}",
                "{'givenAt':'2026-01-05T11:00:00Z','source':'s','application':'a','wording':'w','language':'de'}",
                "{'givenAt':'2026-01-05T11:00:00Z','confirmedAt':'2026-01-05T11:00:00Z','source':'s','application':'a',"
                        + "'wording':' ','language':'de'}",
                "{'givenAt':'2026-01-05T11:00:00Z','confirmedAt':'2026-01-05T11:00:00Z','source':'s','application':'a',"
                        + "'wording':'a\\u0000b','language':'de'}",
                "{'givenAt':'2026-01-05T11:00:00Z','confirmedAt':'2026-01-05T11:00:00Z','source':'s','application':'a',"
                        + "'wording':'\\ud800','language':'de'}"
            })
    void whatMakesNoSenseIsNoConsentAndSpoilsNobody(String attribute) throws SQLException {
        apply(
                user("u1")
                        .verified()
                        .with("newsletterConsent", attribute.replace('\'', '"'))
                        .change(),
                user("u2").verified().newsletter(FIRST).change());

        assertThat(registry.texts("SELECT concat_ws('|', id, newsletter) FROM customer ORDER BY id"))
                .containsExactly("u1", "u2|t");
        assertThat(count("mirror_parked")).isZero();
    }

    @Test
    void aLongWordingIsKeptWhole() throws SQLException {
        String wording = "Ä".repeat(20_000);
        apply(user("u1").verified().with("newsletterConsent", """
                        {"givenAt":"2026-01-05T10:00:00Z","confirmedAt":"2026-01-05T11:00:00Z","source":"registration",
                         "application":"storefront","wording":"%s","language":"de"}
                        """.formatted(wording)));

        assertThat(registry.texts("SELECT wording FROM consent")).containsExactly(wording);
    }

    @Test
    void whoTakesOverAnAddressIsNotBoundByTheFormerHoldersConsent() throws SQLException {
        apply(user("u1").with("email", "anna@example.org").verified().newsletter(FIRST));
        apply(gone("u1"));

        apply(user("u2").with("email", "anna@example.org").verified());

        assertThat(registry.texts("SELECT concat_ws('|', customer_id, withdrawn_by) FROM consent"))
                .containsExactly("u2|keycloak");
        assertThat(customer("newsletter", "u2")).isEqualTo("false");
    }

    @Test
    void whoTakesOverAnAddressMayConsentAnew() throws SQLException {
        apply(user("u1").with("email", "anna@example.org").verified().newsletter(FIRST));
        apply(gone("u1"));

        apply(user("u2").with("email", "anna@example.org").verified().newsletter(SECOND));

        assertThat(registry.texts("SELECT concat_ws('|', customer_id, withdrawn_by) FROM consent ORDER BY given_at"))
                .containsExactly("u2|keycloak", "u2");
        assertThat(customer("newsletter", "u2")).isEqualTo("true");
    }

    @Test
    void aRestoredUserHasTheConsentStill() throws SQLException {
        apply(user("u1").verified().newsletter(FIRST));
        apply(gone("u1"));
        apply(user("u1").verified().newsletter(FIRST));

        assertThat(registry.texts("SELECT id FROM consent WHERE withdrawn_by IS NOT NULL"))
                .isEmpty();
        assertThat(customer("newsletter", "u1")).isEqualTo("true");
    }

    private void withdraw() {
        registry.execute("UPDATE consent SET withdrawn_at = now(), withdrawn_by = 'staff:1'");
    }
}
