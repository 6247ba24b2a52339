package dev.foyer.keycloak.bots;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.FormAction;
import org.keycloak.authentication.FormActionFactory;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The captcha steps of the realm's registration form, asked on a page that is no registration form: those that are on there, with
 * their own gears. A captcha is a step with the reference category of Keycloak's.
 */
final class PageCaptcha {

    private static final String CATEGORY = "recaptcha";

    private final AuthenticationFlowContext context;

    PageCaptcha(AuthenticationFlowContext context) {
        this.context = context;
    }

    /** Puts the captcha into a page that is shown now. */
    void show(LoginFormsProvider form) {
        KeycloakSession session = context.getSession();
        steps().forEach(step -> {
            CaptchaFrames.allow(session, context.getRealm(), step.getParentFlow());
            action(step).buildPage(new CaptchaContext(context, step), form);
        });
    }

    /** What is wrong with the answer in the form at hand; empty when nothing is, or nothing was asked. */
    Optional<PageDefence.Refusal> refusal() {
        return steps().map(step -> {
                    CaptchaContext answer = new CaptchaContext(context, step);
                    action(step).validate(answer);
                    return answer.refusal();
                })
                .flatMap(Optional::stream)
                .findFirst();
    }

    private FormAction action(AuthenticationExecutionModel step) {
        return context.getSession().getProvider(FormAction.class, step.getAuthenticator());
    }

    private Stream<AuthenticationExecutionModel> steps() {
        AuthenticationFlowModel registration = context.getRealm().getRegistrationFlow();
        List<AuthenticationExecutionModel> found = new ArrayList<>();
        if (registration != null) {
            collect(context.getRealm(), registration.getId(), found);
        }
        return found.stream();
    }

    private void collect(RealmModel realm, String flowId, List<AuthenticationExecutionModel> found) {
        realm.getAuthenticationExecutionsStream(flowId)
                .filter(step -> !step.isDisabled())
                .forEach(step -> {
                    if (step.isAuthenticatorFlow()) {
                        collect(realm, step.getFlowId(), found);
                    } else if (isCaptcha(step.getAuthenticator())) {
                        found.add(step);
                    }
                });
    }

    private boolean isCaptcha(@Nullable String providerId) {
        return providerId != null
                && context.getSession().getKeycloakSessionFactory().getProviderFactory(FormAction.class, providerId)
                        instanceof FormActionFactory factory
                && CATEGORY.equals(factory.getReferenceCategory());
    }
}
