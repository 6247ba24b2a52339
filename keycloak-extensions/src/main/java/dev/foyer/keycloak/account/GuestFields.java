package dev.foyer.keycloak.account;

import dev.foyer.keycloak.question.QuestionVersions;
import dev.foyer.keycloak.question.Questions;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.userprofile.AttributeMetadata;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileMetadata;
import org.keycloak.userprofile.UserProfileProvider;

/**
 * What a guest is asked: the email address, what the realm's user profile marks as asked of guests, and the questions of some
 * applications, where one of these asks. All are checked by the rules that a sign-up is checked by, but that the address may have
 * an account.
 */
public final class GuestFields {

    /** Annotation of an attribute that guests are asked for, such as the last name; its value is {@code true}. */
    public static final String ANNOTATION = "foyerGuests";

    // What a guest is, and is called, is nothing to be typed.
    private static final Set<String> NEVER = Set.of(
            UserModel.USERNAME,
            UserModel.LOCALE,
            AccountType.ATTRIBUTE,
            BusinessName.ATTRIBUTE,
            GuestAccount.EMAIL,
            QuestionVersions.ATTRIBUTE);

    private static final String ASKED = GuestFields.class.getName();

    private GuestFields() {}

    /** Does something with the profile of a sign-up that has the fields of a guest only. */
    public static <T> T only(KeycloakSession session, Supplier<T> work) {
        session.setAttribute(ASKED, true);
        try {
            return work.get();
        } finally {
            session.removeAttribute(ASKED);
        }
    }

    /** Narrows a profile, the caller's own copy. */
    static void apply(UserProfileMetadata profile, KeycloakSession session) {
        if (profile.getContext() != UserProfileContext.REGISTRATION || session.getAttribute(ASKED) == null) {
            return;
        }
        Set<String> asked = names(session);
        for (AttributeMetadata attribute : profile.getAttributes()) {
            if (attribute.getName().equals(UserModel.EMAIL)) {
                AddressLookups.leaveOut(attribute);
                attribute.setRequired(AttributeMetadata.ALWAYS_TRUE);
            } else if (!asked.contains(attribute.getName())) {
                attribute.setSelector(AttributeMetadata.ALWAYS_FALSE);
            }
        }
    }

    /** What a guest can be asked, by name, whatever else a form holds; by which application, the profile says. */
    public static Set<String> names(KeycloakSession session) {
        Set<String> names = new HashSet<>(Questions.ofSomeApplications(session));
        names.add(UserModel.EMAIL);
        session.getProvider(UserProfileProvider.class).getConfiguration().getAttributes().stream()
                .filter(GuestFields::isMarked)
                .map(UPAttribute::getName)
                .forEach(names::add);
        names.removeAll(NEVER);
        return names;
    }

    private static boolean isMarked(UPAttribute attribute) {
        return attribute.getAnnotations() != null
                && Boolean.parseBoolean(
                        String.valueOf(attribute.getAnnotations().get(ANNOTATION))
                                .strip());
    }
}
