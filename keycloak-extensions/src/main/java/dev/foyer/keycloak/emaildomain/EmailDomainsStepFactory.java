package dev.foyer.keycloak.emaildomain;

import dev.foyer.keycloak.provider.PlainFactory;
import dev.foyer.keycloak.settings.EmailDomainSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.FormAction;
import org.keycloak.authentication.FormActionFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Declares {@link EmailDomainsStep} and what its gear offers in the admin console. */
public final class EmailDomainsStepFactory implements FormActionFactory, PlainFactory<FormAction> {

    private static final EmailDomainsStep STEP = new EmailDomainsStep();

    @Override
    public String getId() {
        return EmailDomainSettings.STEP;
    }

    @Override
    public String getDisplayType() {
        return "Email domains";
    }

    @Override
    public String getHelpText() {
        return "Says which email domains customers may use. The rule also holds when an address is changed; the user"
                + " profile's attribute email needs the validator foyer-email-domain.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(EmailDomainSettings.BLOCK_DISPOSABLE)
                .label("Refuse disposable addresses")
                .helpText(
                        "Whether domains of throw-away addresses are refused, unless they are allowed below. Which those"
                                + " are, a list in the jar says, or a file that replaces it.")
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue(true)
                .add()
                .property()
                .name(EmailDomainSettings.ALLOWED)
                .label("Allowed domains")
                .helpText(
                        "Domains that may always be used, subdomains included. The longer name wins, so a subdomain can"
                                + " be an exception.")
                .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
                .add()
                .property()
                .name(EmailDomainSettings.DENIED)
                .label("Denied domains")
                .helpText(
                        "Domains that may never be used, subdomains included. The longer name wins, so a subdomain can be"
                                + " an exception.")
                .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
                .add()
                .property()
                .name(EmailDomainSettings.ONLY_ALLOWED)
                .label("Only allowed domains")
                .helpText(
                        "Whether all domains are refused that are not allowed above. With no allowed domain nobody can"
                                + " sign up.")
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue(false)
                .add()
                .build();
    }

    @Override
    public FormAction create(KeycloakSession session) {
        return STEP;
    }

    /** None: it proves nobody's identity, so the gear offers no authentication reference. */
    @Override
    public @Nullable String getReferenceCategory() {
        return null;
    }

    @Override
    public boolean isConfigurable() {
        return true;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }
}
