package dev.foyer.provisioning.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.provisioning.database.TestRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "viewer", roles = "foyer-viewer")
class SearchTest {

    @Inject
    DataSource registry;

    @BeforeEach
    void peopleAndCompanies() {
        sql("TRUNCATE customer, company, membership, customer_alias CASCADE");
        sql("""
            INSERT INTO customer (id, customer_number, email, first_name, last_name, created_at)
            VALUES ('anne', 'K-100', 'anna@example.org', 'Änne', 'Großmann', '2026-01-01T00:00:00Z'),
                   ('bob', '50%_off', 'Bob@Example.org', 'Bob', NULL, '2026-01-02T00:00:00Z'),
                   ('liam', NULL, NULL, 'Liam', 'O''Brien-Łęcki', '2026-01-03T00:00:00Z'),
                   ('ivan', NULL, NULL, 'ИВАН', 'Щукин', '2026-01-04T00:00:00Z'),
                   ('odysseus', NULL, NULL, NULL, 'ΟΔΥΣΣΕΎΣ', '2026-01-05T00:00:00Z')
            """);
        sql("""
            INSERT INTO company (id, name, email, customer_number, created_at)
            VALUES ('k', 'Café Zürich & Söhne', 'office@zurich.example', 'F-1', '2026-01-01T00:00:00Z')
            """);
        sql("INSERT INTO membership (customer_id, company_id, role) VALUES ('anne', 'k', 'admin')");
    }

    @AfterEach
    void leaveNothing() {
        sql("TRUNCATE customer, company, membership, customer_alias CASCADE");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # whatever case and accents, in any script
            änne,            anne
            ANNE,            anne
            grossmann,       anne
            İVAN,            ivan
            иван,            ivan
            ЩУКИН,           ivan
            οδυσσευσ,        odysseus
            οδυσσευς,        odysseus
            lecki,           liam
            # three letters anywhere, fewer at the beginning of a word
            ossm,            anne
            an,              anne
            nn,              -
            b,               liam bob
            ob,              -
            k,               anne
            # every term, in any field and order
            gross anna,      anne
            anne bob,        -
            ann org,         anne
            # not across fields
            anne gross,      anne
            annegross,       -
            "änne,großmann", -
            ь, -
            # what is no letter or digit is a blank, and any number of them is one
            o'brien,         liam
            brien lecki,     liam
            BRIEN--LECKI,    liam
            obrien,          -
            k-10,            anne
            k100,            -
            50%,             bob
            0%_o,            bob
            anna@example.org,anne
            @example,        bob anne
            # companies by name and number, not by address
            cafe zur,        anne
            söhne &,         anne
            f-1,             anne
            zurich.example,  -
            # nothing to look for
            %,               -
            _,               -
            &,               -
            "'; DROP",       -
            nobody,          -
            """, quoteCharacter = '"')
    void customersAreFoundByWhatIsTyped(String q, String ids) {
        assertThat(found("/customers", q)).isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            CAFE,           k
            zurich.example, k
            sohne f-1,      k
            fe,             -
            tea,            -
            """)
    void companiesAreFoundByNameAddressAndNumber(String q, String ids) {
        assertThat(found("/companies", q)).isEqualTo(ids);
    }

    @Test
    void onlyTheFirstEightTermsAreLookedAt() {
        assertThat(found("/customers", "a an ann anna g gr gro gros nobody")).isEqualTo("anne");
        assertThat(found("/customers", "a an ann anna g gr gro nobody")).isEqualTo("-");
    }

    @Test
    void aCompanyIsFoundUnderTheNameItHasNow() {
        sql("UPDATE company SET name = 'Teehaus', customer_number = NULL WHERE id = 'k'");
        assertThat(found("/customers", "teehaus")).isEqualTo("anne");
        assertThat(found("/customers", "cafe")).isEqualTo("-");
        assertThat(found("/customers", "f-1")).isEqualTo("-");
    }

    @Test
    void contactsAreFoundByTheCompaniesTheyHaveNow() {
        sql("INSERT INTO company (id, name, email) VALUES ('t', 'Teehaus', 't@example.org')");
        sql(
                "INSERT INTO membership (customer_id, company_id, role) VALUES ('bob', 'k', 'buyer'), ('anne', 't', 'buyer')");
        assertThat(found("/customers", "cafe")).isEqualTo("bob anne");
        assertThat(found("/customers", "teehaus cafe")).isEqualTo("anne");
        sql("UPDATE membership SET company_id = 't' WHERE customer_id = 'bob'");
        assertThat(found("/customers", "cafe")).isEqualTo("anne");
        assertThat(found("/customers", "teehaus")).isEqualTo("bob anne");
        sql("DELETE FROM company WHERE id = 't'");
        assertThat(found("/customers", "teehaus")).isEqualTo("-");
        sql("UPDATE membership SET customer_id = 'liam' WHERE customer_id = 'anne'");
        assertThat(found("/customers", "cafe")).isEqualTo("liam");
        sql("DELETE FROM membership");
        assertThat(found("/customers", "cafe")).isEqualTo("-");
    }

    /** Every 2,000th of 12,000 is meant: they are not among the newest thousands, which are looked at first. */
    @Test
    void pagesAreWholeHoweverFarApartTheCustomersAre() {
        sql("""
            INSERT INTO customer (id, first_name, last_name, created_at)
            SELECT 'n' || lpad(g::text, 5, '0'), 'Nora', CASE WHEN g % 2000 = 0 THEN 'Seldom' ELSE 'Often' END,
                   timestamptz '2026-02-01' + g / 7 * interval '1 second'
            FROM generate_series(1, 12000) g
            """);

        assertThat(pages("seldom", 2)).containsExactly("n12000", "n10000", "n08000", "n06000", "n04000", "n02000");
        assertThat(pages("nora seldom", 3)).containsExactly("n12000", "n10000", "n08000", "n06000", "n04000", "n02000");
        List<String> often = pages("oft", 200);
        assertThat(often).hasSize(11994).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    private static List<String> pages(String q, int limit) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = given().queryParam("q", q)
                    .queryParam("limit", limit)
                    .queryParam("cursor", cursor)
                    .get("/api/v1/customers")
                    .jsonPath();
            seen.addAll(page.getList("items.id"));
            cursor = page.getString("nextCursor");
        }
        return seen;
    }

    private static String found(String list, String q) {
        List<String> ids =
                given().queryParam("q", q).get("/api/v1" + list).jsonPath().getList("items.id");
        return ids.isEmpty() ? "-" : String.join(" ", ids);
    }

    private void sql(String statement) {
        TestRegistry.execute(registry, statement);
    }
}
