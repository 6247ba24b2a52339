package dev.foyer.keycloak.commands;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** What staff may edit of a user in the registry although Keycloak owns it. */
enum ProfileField {
    FIRST_NAME("firstName") {
        @Override
        @Nullable
        String read(UserModel user) {
            return user.getFirstName();
        }

        @Override
        void write(UserModel user, @Nullable String value) {
            user.setFirstName(value);
        }
    },
    LAST_NAME("lastName") {
        @Override
        @Nullable
        String read(UserModel user) {
            return user.getLastName();
        }

        @Override
        void write(UserModel user, @Nullable String value) {
            user.setLastName(value);
        }
    },
    LANGUAGE("language") {
        @Override
        @Nullable
        String read(UserModel user) {
            return user.getFirstAttribute(UserModel.LOCALE);
        }

        @Override
        void write(UserModel user, @Nullable String value) {
            if (value == null) {
                user.removeAttribute(UserModel.LOCALE);
            } else {
                user.setSingleAttribute(UserModel.LOCALE, value);
            }
        }
    };

    static final List<String> NAMES =
            Arrays.stream(values()).map(field -> field.value).toList();

    private final String value;

    ProfileField(String value) {
        this.value = value;
    }

    String value() {
        return value;
    }

    abstract @Nullable String read(UserModel user);

    abstract void write(UserModel user, @Nullable String value);

    static ProfileField of(String value) {
        return Arrays.stream(values())
                .filter(field -> field.value.equals(value))
                .findFirst()
                .orElseThrow();
    }
}
