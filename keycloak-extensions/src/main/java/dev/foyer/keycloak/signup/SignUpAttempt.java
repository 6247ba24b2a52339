package dev.foyer.keycloak.signup;

import dev.foyer.keycloak.signup.PendingSignUp.Details;
import dev.foyer.keycloak.storage.Secret;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * One browser's way from the form to the page that says "check your email". Free, taken and pending addresses take the same
 * steps: a row is written and a mail is queued. Only what stands in the mail differs, and that its owner alone reads.
 */
final class SignUpAttempt {

    private static final String EMAIL = "FOYER_SIGN_UP_EMAIL";
    private static final String PENDING = "FOYER_SIGN_UP";
    private static final String TAKEN = "FOYER_SIGN_UP_TAKEN";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AuthenticationSessionModel authentication;

    SignUpAttempt(KeycloakSession session, RealmModel realm, AuthenticationSessionModel authentication) {
        this.session = session;
        this.realm = realm;
        this.authentication = authentication;
    }

    /** Keeps the sign-up and mails to its address. */
    void make(String email, Details details, boolean taken) {
        String device = new DeviceCookie(session, realm).remember();
        PendingSignUp signUp = new PendingSignUp(UUID.randomUUID(), email, device, details);
        authentication.setAuthNote(EMAIL, email);
        authentication.setAuthNote(PENDING, signUp.id().toString());
        authentication.setAuthNote(TAKEN, Boolean.toString(taken));
        mail(signUp, taken);
    }

    /** Mails again, with a link of its own; the earlier ones stay good. Does nothing for a sign-up that is confirmed. */
    void makeAgain() {
        String pending = authentication.getAuthNote(PENDING);
        if (pending == null) {
            return;
        }
        new PendingSignUps(session, realm.getId())
                .byId(UUID.fromString(pending))
                .map(before -> new PendingSignUp(UUID.randomUUID(), before.email(), before.device(), before.details()))
                .ifPresent(signUp -> mail(signUp, Boolean.parseBoolean(authentication.getAuthNote(TAKEN))));
    }

    /** The address that was typed; empty when this browser has not signed up. */
    Optional<String> email() {
        return Optional.ofNullable(authentication.getAuthNote(EMAIL));
    }

    private void mail(PendingSignUp signUp, boolean taken) {
        Secret secret = Secret.create();
        if (!new PendingSignUps(session, realm.getId()).add(signUp, secret)) {
            return;
        }
        SignUpMails mails = new SignUpMails(session, realm);
        if (taken) {
            mails.taken(signUp.email(), new Home(session, authentication.getClient()).address());
        } else {
            mails.confirmation(signUp.email(), ConfirmationLink.confirming(session, realm, secret));
        }
    }
}
