package dev.foyer.soak.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.soak.known.Profile;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EditsTest {

    private final Edits edits = new Edits(new Random(26));

    @Test
    void everyEditChangesSomething() {
        ObjectNode user = edits.newUser("rosa@buyer.example");
        for (int i = 0; i < 100; i++) {
            Profile before = Profile.of(user);
            edits.rename(user);
            Profile renamed = Profile.of(user);
            edits.reclassify(user);

            assertThat(renamed).isNotEqualTo(before);
            assertThat(Profile.of(user)).isNotEqualTo(renamed);
        }
    }

    @Test
    void onlyABusinessHasABusinessName() {
        ObjectNode user = edits.newUser("rosa@buyer.example");
        for (int i = 0; i < 100; i++) {
            edits.reclassify(user);
            Profile profile = Profile.of(user);

            assertThat(profile.businessName() != null).isEqualTo("business".equals(profile.accountType()));
        }
    }

    @Test
    void whatTheRegistryOwnsIsKept() {
        ObjectNode user = edits.newUser("rosa@buyer.example");
        user.withObject("/attributes").putArray("customer_id").add("42");
        edits.reclassify(user);

        assertThat(user.at("/attributes/customer_id/0").asText()).isEqualTo("42");
    }
}
