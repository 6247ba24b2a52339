package dev.foyer.provisioning.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.database.TestRegistry;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Companies by the domain of an address: for one customer, and for many in a statement. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DomainSuggestionsTest {

    private TestRegistry registry;
    private DomainSuggestions suggestions;

    @BeforeAll
    void migrate() throws SQLException {
        registry = new TestRegistry().migrate();
        suggestions = new DomainSuggestions(new Registry(registry.dataSource()));
    }

    @BeforeEach
    void companiesWithDomainsAndSomebodyWithAnAddress() {
        registry.execute("TRUNCATE customer, company CASCADE");
        registry.execute("INSERT INTO company (id, name, email) VALUES "
                + "('k', 'Pine', 'k@example.org'), ('l', 'Fir', 'l@example.org')");
        registry.execute("""
            INSERT INTO company_domain (company_id, domain, unicode, joining, challenge, verified_at, seen_at, checked_at)
            VALUES ('k', 'pine.example', 'pine.example', 'suggest', 'c', now(), now(), now()),
                   ('k', 'xn--bcher-kva.example', 'bücher.example', 'automatic', 'c', now(), now(), now()),
                   ('l', 'pine.example', 'pine.example', 'request', 'c', NULL, NULL, NULL),
                   ('l', 'fir.example', 'fir.example', 'request', 'c', now(), now(), now())
            """);
        registry.execute("INSERT INTO customer (id, user_id, email, email_verified) "
                + "VALUES ('a', 'a', 'anna@pine.example', true)");
    }

    @ParameterizedTest
    @CsvSource({
        "anna@pine.example, k",
        "Anna@PINE.example, k",
        "anna@bücher.example, k",
        "anna@xn--bcher-kva.example, k",
        "anna@fir.example, l",
        "anna@below.pine.example, ''",
        "anna@pine.example.org, ''",
        "pine.example, ''",
        "anna@fir.example@pine.example, k"
    })
    void companiesAreFoundByTheDomainThatTheyHaveProved(String email, String companies) {
        registry.execute("UPDATE customer SET email = ?", email);

        assertThat(String.join(
                        " ",
                        suggestions.of("a").stream().map(SuggestedCompany::id).toList()))
                .isEqualTo(companies);
    }

    @Test
    void aSuggestionIsTheCompanysIdAndName() {
        assertThat(suggestions.of("a")).containsExactly(new SuggestedCompany("k", "Pine"));
        assertThat(suggestions.name("a", "k")).isTrue();
        assertThat(suggestions.name("a", "l")).isFalse();
        assertThat(suggestions.of("nobody")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE customer SET email_verified = false",
                "UPDATE customer SET active = false",
                "UPDATE customer SET user_id = NULL",
                "UPDATE customer SET email = NULL, email_verified = false",
                "UPDATE company SET status = 'blocked'",
                "UPDATE company SET status = 'pending'",
                "UPDATE company SET status = 'rejected'",
                "UPDATE company_domain SET verified_at = NULL, joining = 'request'",
                "INSERT INTO membership (customer_id, company_id, role) VALUES ('a', 'k', 'viewer')"
            })
    void nobodyIsToldOfACompanyWhoMayNotJoinIt(String change) {
        registry.execute(change);

        assertThat(suggestions.of("a")).isEmpty();
    }

    @Test
    void aStatementFindsTheCompaniesOfManyAndHowTheyAreJoined() {
        registry.execute(
                "INSERT INTO customer (id, user_id, email, email_verified) VALUES "
                        + "('b', 'b', 'bob@bücher.example', true), ('c', 'c', 'cem@fir.example', true), ('d', 'd', 'd@oak.example', true)");

        assertThat(joined()).containsExactly("a k suggest", "b k automatic", "c l request");
        registry.execute("UPDATE company SET status = 'blocked' WHERE id = 'k'");
        assertThat(joined()).containsExactly("c l request");
    }

    private List<String> joined() {
        return registry.texts("SELECT concat_ws(' ', c.id, d.company_id, d.joining) FROM customer c CROSS JOIN LATERAL "
                + DomainSql.companyOf("c.email") + " AS d WHERE c.email_verified ORDER BY c.id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE company_domain SET verified_at = now(), seen_at = now(), checked_at = now() WHERE company_id = 'l'",
                "UPDATE company_domain SET joining = 'automatic' WHERE company_id = 'l'",
                "UPDATE company_domain SET domain = 'Pine.example'",
                "UPDATE company_domain SET domain = 'example'",
                "UPDATE company_domain SET seen_at = NULL",
                "UPDATE company_domain SET gone_since = now() WHERE verified_at IS NULL"
            })
    void theDatabaseItselfKeepsTheRules(String statement) {
        assertThatThrownBy(() -> registry.execute(statement)).hasMessageContaining("company_domain_");
    }
}
