package dev.foyer.keycloak.guest;

import dev.foyer.keycloak.account.GuestFields;
import dev.foyer.keycloak.question.FormQuestions;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.forms.login.freemarker.model.RegisterBean;
import org.keycloak.models.KeycloakSession;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;

/** The fields of the guest page, drawn and checked as those of the registration form. */
final class GuestForm {

    private final AuthenticationFlowContext context;
    private final KeycloakSession session;

    GuestForm(AuthenticationFlowContext context) {
        this.context = context;
        this.session = context.getSession();
    }

    /**
     * What a guest said.
     *
     * @param profile attributes by name, blank ones among them
     * @param questions the version of each question that the page asked, by its name
     */
    record Said(Map<String, List<String>> profile, Map<String, Integer> questions) {}

    /** Puts the fields into a page, filled in as given. */
    void show(LoginFormsProvider form, MultivaluedMap<String, String> typed) {
        form.setAttribute("profile", GuestFields.only(session, () -> new RegisterBean(typed, session)));
        questions().shown();
    }

    /** What was typed into the fields that guests are asked; whatever else was sent does not get into a profile. */
    MultivaluedMap<String, String> typed() {
        MultivaluedMap<String, String> typed =
                new MultivaluedHashMap<>(context.getHttpRequest().getDecodedFormParameters());
        typed.keySet().retainAll(GuestFields.names(session));
        return typed;
    }

    /**
     * What stands in the form at hand.
     *
     * @throws org.keycloak.userprofile.ValidationException when something is missing or wrong
     */
    Said said() {
        UserProfile profile = GuestFields.only(session, () -> session.getProvider(UserProfileProvider.class)
                .create(UserProfileContext.REGISTRATION, typed()));
        profile.validate();
        Map<String, List<String>> said = new HashMap<>(profile.getAttributes().getWritable());
        said.keySet().retainAll(GuestFields.names(session));
        return new Said(said, questions().asked(profile.getAttributes()));
    }

    private FormQuestions questions() {
        return new FormQuestions(session, context.getAuthenticationSession());
    }
}
