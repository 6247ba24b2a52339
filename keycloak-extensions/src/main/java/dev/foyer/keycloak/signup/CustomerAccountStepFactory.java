package dev.foyer.keycloak.signup;

import dev.foyer.keycloak.provider.PlainFactory;
import dev.foyer.keycloak.settings.CompanyApproval;
import dev.foyer.keycloak.settings.SignUpSettings;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.FormAction;
import org.keycloak.authentication.FormActionFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Declares {@link CustomerAccountStep} and what its gear offers in the admin console. */
public final class CustomerAccountStepFactory implements FormActionFactory, PlainFactory<FormAction> {

    private static final CustomerAccountStep STEP = new CustomerAccountStep();

    @Override
    public String getId() {
        return SignUpSettings.STEP;
    }

    @Override
    public String getDisplayType() {
        return "Customer account";
    }

    @Override
    public String getHelpText() {
        return "Makes the new user a customer: a business (with its name) or a person. Belongs after the user profile creation.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(SignUpSettings.PERSONAL_ACCOUNTS)
                .label("Allow personal accounts")
                .helpText(
                        "Whether people may sign up without a business. Off: the form offers no choice and only business"
                                + " accounts can be made; personal accounts that exist keep working.")
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue(SignUpSettings.SAFEST.personalAccounts())
                .add()
                .property()
                .name(SignUpSettings.COMPANY_APPROVAL)
                .label("New companies")
                .helpText(
                        "How a company that signs up comes to be: 'automatic' with the confirmed email address, or once"
                                + " 'staff' approve it.")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(Arrays.stream(CompanyApproval.values())
                        .map(CompanyApproval::value)
                        .toList())
                .defaultValue(SignUpSettings.SAFEST.companyApproval().value())
                .add()
                .property()
                .name(SignUpSettings.BUSINESS_NAME_MAX_LENGTH)
                .label("Longest business name")
                .helpText("Largest number of characters of a business name, 1 to " + SignUpSettings.BUSINESS_NAME_LIMIT
                        + ".")
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .defaultValue(SignUpSettings.BUSINESS_NAME_LIMIT)
                .add()
                .property()
                .name(SignUpSettings.NEWSLETTER)
                .label("Offer the newsletter")
                .helpText(
                        "Whether the form has a box to ask for the newsletter, which is never ticked beforehand. Its words"
                                + " are the text foyer.newsletter.consent.")
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue(SignUpSettings.SAFEST.newsletter())
                .add()
                .property()
                .name(SignUpSettings.SHOP_URL)
                .label("Address of the shop")
                .helpText(
                        "Where the links of mails about companies lead, such as https://shop.example/account. Unset: to"
                                + " the customer's account console.")
                .type(ProviderConfigProperty.STRING_TYPE)
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
