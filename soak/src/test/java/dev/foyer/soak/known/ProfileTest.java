package dev.foyer.soak.known;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foyer.soak.known.Profile.Field;
import org.junit.jupiter.api.Test;

class ProfileTest {

    private static final Profile ROSA =
            new Profile("rosa@buyer.example", true, "Rosa", null, "de", true, "business", "Pine & Sons");

    @Test
    void aRepresentationIsReadWithoutBlanks() throws Exception {
        assertThat(Profile.of(new ObjectMapper().readTree("""
                {"id":"u","username":"rosa@buyer.example","email":"rosa@buyer.example","emailVerified":true,"enabled":true,
                 "firstName":"Rosa","lastName":"",
                 "attributes":{"account_type":["business"],"business_name":["Pine & Sons"],"locale":["de"],"customer_id":["x"]}}
                """))).isEqualTo(ROSA);
    }

    @Test
    void everyFieldIsCompared() {
        Profile other = new Profile("ali@buyer.example", false, "Ali", "Kaya", null, false, "personal", null);

        assertThat(ROSA.differences(other)).containsExactly(Field.values());
        assertThat(ROSA.differences(ROSA)).isEmpty();
    }

    @Test
    void emptyTextIsNotTheSameAsNone() {
        Profile empty = new Profile("rosa@buyer.example", true, "Rosa", "", "de", true, "business", "Pine & Sons");

        assertThat(ROSA.differences(empty)).containsExactly(Field.LAST_NAME);
        assertThat(empty.withoutBlanks()).isEqualTo(ROSA);
    }
}
