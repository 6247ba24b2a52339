package dev.foyer.keycloak.newsletter;

import dev.foyer.keycloak.settings.SignUpSettings;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.keycloak.authentication.FormContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The box of the registration form. Its words may change while a form is open, and a person may look at it in several
 * languages: the session notes what was shown in which, and the box says which one was ticked. So what is kept is what was
 * read, and nobody consents to words of their own.
 */
public final class NewsletterBox {

    /** Form field; its value is the language of the words beside the box. */
    public static final String FIELD = "newsletter";

    // What a browser sends for a box without a value, in a template of the seller's own for one.
    private static final String TICKED = "on";

    private static final String TEXT = "foyer.newsletter.consent";
    private static final String SHOWN_IN = "FOYER_NEWSLETTER_";

    private final Clock clock;

    public NewsletterBox(Clock clock) {
        this.clock = clock;
    }

    /** Puts the box into the page, where the seller offers the newsletter. */
    public void show(FormContext context, LoginFormsProvider form) {
        if (isOffered(context)) {
            String wording = form.getMessage(TEXT);
            String language = language(context);
            context.getAuthenticationSession().setAuthNote(SHOWN_IN + language, wording);
            form.setAttribute("foyerNewsletter", wording).setAttribute("foyerNewsletterLanguage", language);
        }
    }

    /** What the form at hand asks for; empty where the box was not ticked, not shown, or is not offered any more. */
    public Optional<NewsletterRequest> request(FormContext context) {
        String ticked = context.getHttpRequest().getDecodedFormParameters().getFirst(FIELD);
        if (ticked == null || !isOffered(context)) {
            return Optional.empty();
        }
        AuthenticationSessionModel session = context.getAuthenticationSession();
        String language = ticked.equals(TICKED) ? language(context) : ticked;
        return Optional.ofNullable(session.getAuthNote(SHOWN_IN + language))
                .map(shown -> new NewsletterRequest(
                        clock.instant().truncatedTo(ChronoUnit.MILLIS).toString(),
                        session.getClient().getClientId(),
                        shown,
                        language));
    }

    private static boolean isOffered(FormContext context) {
        return SignUpSettings.of(context.getRealm()).newsletter();
    }

    private static String language(FormContext context) {
        return context.getSession().getContext().resolveLocale(null).toLanguageTag();
    }
}
