package dev.foyer.soak.comparison;

import dev.foyer.soak.comparison.RegistryCustomers.Customer;
import dev.foyer.soak.known.Profile;
import dev.foyer.soak.known.Profile.Field;
import java.util.Set;

/** How the registry has to have what Keycloak owns, once nothing is under way. */
final class MirrorRules {

    private static final Set<String> ACCOUNT_TYPES = Set.of("business", "personal", "guest");

    private MirrorRules() {}

    /**
     * The fields of a customer that are not as they should be.
     *
     * @param addressTaken whether the user is rightly parked because another customer has the address: everything else
     *     is applied then
     */
    static Set<Field> differences(Profile user, Customer customer, boolean addressTaken) {
        Set<Field> different = expected(user).differences(customer.profile());
        if (addressTaken) {
            different.remove(Field.EMAIL);
            different.remove(Field.EMAIL_VERIFIED);
        }
        if (customer.emailKept() && !user.emailVerified()) {
            different.remove(Field.EMAIL);
        }
        return different;
    }

    /** Whether a confirmed business name should have been read by now. */
    static boolean namesBusiness(Profile user) {
        return user.emailVerified()
                && user.email() != null
                && "business".equals(user.accountType())
                && user.businessName() != null
                && !user.businessName().isBlank();
    }

    private static Profile expected(Profile user) {
        String email = user.email();
        String type = user.accountType();
        // A guest's address stands aside, and proves nothing.
        boolean guest = "guest".equals(type);
        return new Profile(
                guest || email == null || email.isEmpty() ? null : email,
                user.emailVerified() && !guest,
                user.firstName(),
                user.lastName(),
                user.language(),
                user.enabled(),
                type != null && ACCOUNT_TYPES.contains(type) ? type : null,
                user.businessName());
    }
}
