package dev.foyer.soak.known;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Keycloak owns of a customer, wherever it was read. */
public record Profile(
        @Nullable String email,
        boolean emailVerified,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String language,
        boolean enabled,
        @Nullable String accountType,
        @Nullable String businessName) {

    /** The fields, as differences name them. */
    public enum Field {
        EMAIL("email"),
        EMAIL_VERIFIED("emailVerified"),
        FIRST_NAME("firstName"),
        LAST_NAME("lastName"),
        LANGUAGE("language"),
        ENABLED("active"),
        ACCOUNT_TYPE("accountType"),
        BUSINESS_NAME("businessName");

        private final String label;

        Field(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /** What a user representation of the Admin API amounts to, without blanks. */
    public static Profile of(JsonNode user) {
        JsonNode attributes = user.path("attributes");
        Profile profile = new Profile(
                text(user.path("email")),
                user.path("emailVerified").asBoolean(),
                text(user.path("firstName")),
                text(user.path("lastName")),
                text(attributes.path("locale").path(0)),
                user.path("enabled").asBoolean(),
                text(attributes.path("account_type").path(0)),
                text(attributes.path("business_name").path(0)));
        return profile.withoutBlanks();
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }

    /** The same with no text where there is only blank text. */
    public Profile withoutBlanks() {
        return new Profile(
                unlessBlank(email),
                emailVerified,
                unlessBlank(firstName),
                unlessBlank(lastName),
                unlessBlank(language),
                enabled,
                unlessBlank(accountType),
                unlessBlank(businessName));
    }

    /** The same under another first name. */
    public Profile withFirstName(String name) {
        return new Profile(email, emailVerified, name, lastName, language, enabled, accountType, businessName);
    }

    /** The same, allowed to sign in or not. */
    public Profile withEnabled(boolean allowed) {
        return new Profile(email, emailVerified, firstName, lastName, language, allowed, accountType, businessName);
    }

    private static @Nullable String unlessBlank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** The fields that are not the same; empty text is not the same as none. */
    public Set<Field> differences(Profile other) {
        Set<Field> different = EnumSet.allOf(Field.class);
        different.removeIf(field -> Objects.equals(get(field), other.get(field)));
        return different;
    }

    /** A field as text; null for none. */
    public @Nullable String get(Field field) {
        return switch (field) {
            case EMAIL -> email;
            case EMAIL_VERIFIED -> Boolean.toString(emailVerified);
            case FIRST_NAME -> firstName;
            case LAST_NAME -> lastName;
            case LANGUAGE -> language;
            case ENABLED -> Boolean.toString(enabled);
            case ACCOUNT_TYPE -> accountType;
            case BUSINESS_NAME -> businessName;
        };
    }
}
