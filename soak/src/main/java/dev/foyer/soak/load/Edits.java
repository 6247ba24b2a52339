package dev.foyer.soak.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.soak.known.Profile;
import java.util.List;
import java.util.Random;

/** Random content of users, within the rules of the user profile. For one thread. */
final class Edits {

    private static final List<String> FIRST_NAMES = List.of("Rosa", "Ali", "Zoë", "Jürgen", "Łucja", "李", "O'Neil", "");
    private static final List<String> LAST_NAMES =
            List.of("Meyer", "Kaya", "Nguyễn", "García", "van der Berg", "Ng", "");
    private static final List<String> BUSINESSES = List.of("Pine & Sons", "Harbour Lights Ltd", "Café Ü", "明 GmbH");
    private static final List<String> LANGUAGES = List.of("en", "de");

    private final Random random;

    Edits(Random random) {
        this.random = random;
    }

    ObjectNode newUser(String email) {
        ObjectNode user =
                JsonNodeFactory.instance.objectNode().put("enabled", true).put("emailVerified", random.nextInt(10) < 8);
        setEmail(user, email);
        rename(user);
        reclassify(user);
        return user;
    }

    static void setEmail(ObjectNode user, String email) {
        user.put("username", email).put("email", email);
    }

    void rename(ObjectNode user) {
        untilDifferent(user, () -> user.put("firstName", any(FIRST_NAMES)).put("lastName", any(LAST_NAMES)));
    }

    /** Account type, business name and language, each set, changed or cleared. */
    void reclassify(ObjectNode user) {
        untilDifferent(user, () -> classify(user));
    }

    /** What changes nothing is no change, and nobody is told of it. */
    private static void untilDifferent(ObjectNode user, Runnable edit) {
        Profile before = Profile.of(user);
        do {
            edit.run();
        } while (Profile.of(user).equals(before));
    }

    private void classify(ObjectNode user) {
        ObjectNode attributes = user.withObject("/attributes");
        boolean business = random.nextBoolean();
        attributes.putArray("account_type").add(business ? "business" : "personal");
        if (business) {
            attributes.putArray("business_name").add(business());
        } else {
            attributes.remove("business_name");
        }
        if (random.nextBoolean()) {
            attributes.putArray("locale").add(any(LANGUAGES));
        } else {
            attributes.remove("locale");
        }
    }

    static void toggle(ObjectNode user, String flag) {
        user.put(flag, !user.path(flag).asBoolean());
    }

    /** Many are new, and of some several people sign up. */
    private String business() {
        return random.nextBoolean() ? any(BUSINESSES) : any(BUSINESSES) + " " + random.nextInt(10_000);
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
