package dev.foyer.provisioning.mirror;

import static dev.foyer.provisioning.mirror.Snapshots.gone;
import static dev.foyer.provisioning.mirror.Snapshots.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A customer without login to whom an administrator gave a user, by writing its id into the user's attribute. */
class LinkByIdTest extends MirrorTestBase {

    private static final String ID = "0b1e8b5c-0d6b-4f0e-9c51-0c8d25f6c001";
    private static final String FORMER_ID = "0b1e8b5c-0d6b-4f0e-9c51-0c8d25f6c002";
    private static final String ROW =
            "SELECT concat_ws('|', id, coalesce(user_id, '-'), coalesce(email, '-'), email_verified) FROM customer";

    @BeforeEach
    void aProspect() {
        registry.execute("INSERT INTO customer (id, email) VALUES (?, 'p@example.org')", ID);
        registry.execute("INSERT INTO company (id, name, email) VALUES ('k', 'Print', 'k@example.org')");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE customer SET customer_number = 'K-1'",
                "UPDATE customer SET external_id = 'E-1'",
                "UPDATE customer SET invited_at = now()",
                "UPDATE customer SET first_ordered_at = now()",
                "INSERT INTO membership (customer_id, company_id, role) SELECT id, 'k', 'buyer' FROM customer",
                "INSERT INTO customer_alias (old_id, customer_id) SELECT 'old', id FROM customer"
            })
    void isNotDeletedWithTheUserWhenThereIsMoreThanTheSignUp(String data) throws SQLException {
        registry.execute("UPDATE customer SET email = NULL");
        registry.execute(data);
        apply(user("u1").with("customerId", ID));

        apply(gone("u1"));

        assertThat(registry.text(ROW)).isEqualTo(ID + "|-|-|f");
        assertThat(customer("active", ID)).isEqualTo("false");
    }

    @Test
    void isNotDeletedWithTheUserWhenItHadAnAddressOfItsOwn() throws SQLException {
        apply(user("u1").with("customerId", ID));

        apply(gone("u1"));

        assertThat(registry.text(ROW)).isEqualTo(ID + "|-|p@example.org|f");
    }

    @Test
    void isFoundByAnIdOfThePast() throws SQLException {
        registry.execute("INSERT INTO customer_alias (old_id, customer_id) VALUES (?, ?)", FORMER_ID, ID);

        apply(user("u1").with("customerId", FORMER_ID.toUpperCase(java.util.Locale.ROOT)));

        assertThat(customer("user_id", ID)).isEqualTo("u1");
        assertThat(count("customer")).isEqualTo(1);
        assertThat(count("mirror_parked")).isZero();
    }

    @Test
    void keepsItsAddressUntilTheUserProvesOne() throws SQLException {
        apply(user("u1").with("customerId", ID).with("email", "victim@example.org"));
        apply(user("u1").with("customerId", ID).with("email", "victim2@example.org"));
        assertThat(registry.text(ROW)).isEqualTo(ID + "|u1|p@example.org|f");

        apply(user("u1").with("customerId", ID).with("email", "new@example.org").verified());
        assertThat(registry.text(ROW)).isEqualTo(ID + "|u1|new@example.org|t");

        apply(user("u1").with("customerId", ID).with("email", "later@example.org"));
        assertThat(registry.text(ROW)).isEqualTo(ID + "|u1|later@example.org|f");
    }

    @Test
    void losesItsAddressWhenSomebodyElseHasProvedItMeanwhile() throws SQLException {
        registry.execute("UPDATE customer SET customer_number = 'K-1'");
        apply(user("u1").with("customerId", ID));
        apply(user("u2").with("email", "p@example.org").verified());

        apply(gone("u1"));

        assertThat(registry.texts(ROW + " ORDER BY id")).containsExactly(ID + "|-|-|f", "u2|u2|p@example.org|t");
        assertThat(count("mirror_parked")).isZero();
    }

    @Test
    void keepsTheProvedAddressOfTheUserBeforeAmongTheFormerOnes() throws SQLException {
        apply(user("u1")
                .with("customerId", ID)
                .with("email", "first@example.org")
                .verified());
        apply(gone("u1"));

        apply(user("u2").with("customerId", ID).with("email", "second@example.org"));
        assertThat(registry.text(ROW)).isEqualTo(ID + "|u2|first@example.org|f");

        apply(user("u2")
                .with("customerId", ID)
                .with("email", "second@example.org")
                .verified());
        assertThat(customer("former_emails", ID)).isEqualTo("{first@example.org}");
    }
}
