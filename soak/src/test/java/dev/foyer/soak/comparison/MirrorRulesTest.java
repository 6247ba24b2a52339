package dev.foyer.soak.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.soak.comparison.RegistryCustomers.Customer;
import dev.foyer.soak.known.Profile;
import dev.foyer.soak.known.Profile.Field;
import org.junit.jupiter.api.Test;

class MirrorRulesTest {

    @Test
    void everyFieldThatDiffersIsFound() {
        Profile user = new Profile("a@buyer.example", true, "Rosa", "Meyer", "de", true, "business", "Pine");
        Profile other = new Profile("b@buyer.example", false, "Ali", null, null, false, "personal", null);

        assertThat(MirrorRules.differences(user, customer(other, false), false)).containsExactly(Field.values());
        assertThat(MirrorRules.differences(user, customer(user, false), false)).isEmpty();
    }

    @Test
    void anAddressThatTheRegistryKeepsGivesWayOnlyToAProvedOne() {
        assertThat(MirrorRules.differences(
                        rosa("a@buyer.example", false), customer(rosa("b@buyer.example", false), true), false))
                .isEmpty();
        assertThat(MirrorRules.differences(
                        rosa("a@buyer.example", true), customer(rosa("b@buyer.example", true), true), false))
                .containsExactly(Field.EMAIL);
    }

    @Test
    void anAddressThatIsAnothersIsTheOnlyThingNotApplied() {
        Profile user = rosa("a@buyer.example", true);
        Profile other = new Profile("b@buyer.example", false, "Ali", "Meyer", null, true, "personal", null);

        assertThat(MirrorRules.differences(user, customer(other, false), true)).containsExactly(Field.FIRST_NAME);
    }

    @Test
    void anEmptyAddressAndAnUnknownAccountTypeAreNoneInTheRegistry() {
        Profile user = new Profile("", false, "Rosa", "Meyer", null, true, "robot", null);
        Profile registry = new Profile(null, false, "Rosa", "Meyer", null, true, null, null);

        assertThat(MirrorRules.differences(user, customer(registry, false), false))
                .isEmpty();
    }

    @Test
    void aGuestHasNoAddressInTheRegistryAndHasProvedNone() {
        Profile user = new Profile("a@buyer.example", true, "Rosa", "Meyer", null, true, "guest", null);
        Profile registry = new Profile(null, false, "Rosa", "Meyer", null, true, "guest", null);

        assertThat(MirrorRules.differences(user, customer(registry, false), false))
                .isEmpty();
        assertThat(MirrorRules.differences(user, customer(user, false), false))
                .containsExactlyInAnyOrder(Field.EMAIL, Field.EMAIL_VERIFIED);
    }

    @Test
    void aBusinessNameIsReadWhenTheAddressIsProved() {
        assertThat(MirrorRules.namesBusiness(business("Pine", true))).isTrue();
        assertThat(MirrorRules.namesBusiness(business("Pine", false))).isFalse();
        assertThat(MirrorRules.namesBusiness(business(" ", true))).isFalse();
        assertThat(MirrorRules.namesBusiness(rosa("a@buyer.example", true))).isFalse();
    }

    private static Profile rosa(String email, boolean verified) {
        return new Profile(email, verified, "Rosa", "Meyer", null, true, "personal", null);
    }

    private static Profile business(String name, boolean verified) {
        return new Profile("a@buyer.example", verified, "Rosa", "Meyer", null, true, "business", name);
    }

    private static Customer customer(Profile profile, boolean emailKept) {
        return new Customer("u", profile, emailKept, false);
    }
}
