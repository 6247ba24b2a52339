package dev.foyer.keycloak.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.keycloak.storage.RealmMac;
import java.nio.charset.StandardCharsets;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The key of a subject")
class SubjectKeyTest {

    private final SubjectKey key = key("one");

    @Test
    @DisplayName("is the same for the same subject and period, and another for anything else")
    void tellsSubjectsApart() {
        String rosa = key.of(new Limit(Subject.address("rosa@buyer.example"), Rate.perHour(5)));

        assertThat(rosa).hasSize(43).matches("[A-Za-z0-9_-]+");
        assertThat(key.of(new Limit(Subject.address("ROSA@buyer.example"), Rate.perHour(9))))
                .isEqualTo(rosa);
        assertThat(key.of(new Limit(Subject.address("rosa@buyer.example"), Rate.perMinute(5))))
                .isNotEqualTo(rosa);
        assertThat(key.of(new Limit(Subject.user("rosa@buyer.example"), Rate.perHour(5))))
                .isNotEqualTo(rosa);
        assertThat(key("two").of(new Limit(Subject.address("rosa@buyer.example"), Rate.perHour(5))))
                .isNotEqualTo(rosa);
    }

    private static SubjectKey key(String secret) {
        return new SubjectKey(new RealmMac(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA512")));
    }
}
