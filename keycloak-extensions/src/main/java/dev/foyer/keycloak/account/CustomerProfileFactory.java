package dev.foyer.keycloak.account;

import dev.foyer.keycloak.question.KeptAnswers;
import dev.foyer.keycloak.question.QuestionRules;
import dev.foyer.keycloak.question.Questions;
import dev.foyer.keycloak.settings.SignUpSettings;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.AttributeMetadata;
import org.keycloak.userprofile.AttributeValidatorMetadata;
import org.keycloak.userprofile.Attributes;
import org.keycloak.userprofile.DeclarativeUserProfileProvider;
import org.keycloak.userprofile.DeclarativeUserProfileProviderFactory;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileMetadata;
import org.keycloak.util.JsonSerialization;
import org.keycloak.validate.ValidatorConfig;
import org.keycloak.validate.validators.OptionsValidator;

/**
 * Keycloak's user profile, in which a customer sees account type and business name as read-only once they are fixed, a
 * person sees no business name, and questions are asked at sign-up only (see {@link QuestionRules}). The declarative
 * configuration grants editing by role only, not by what is stored already. Takes the place of the stock factory by its id
 * and a higher order; the rules for account types hold without it, by {@link AccountTypeValidator} and
 * {@link BusinessNameValidator}.
 */
public final class CustomerProfileFactory extends DeclarativeUserProfileProviderFactory {

    /** Annotation of the account type, read by the theme: without personal accounts no page offers a choice. */
    private static final String PERSONAL_ACCOUNTS_OFFERED = "foyerPersonalAccounts";

    @Override
    public int order() {
        return PROVIDER_PRIORITY + 1;
    }

    @Override
    public DeclarativeUserProfileProvider create(KeycloakSession session) {
        return new CustomerProfile(session, this);
    }

    /** Runs before a profile is saved, in the console, by the Admin API or by an import of the realm. */
    @Override
    public void validateConfiguration(KeycloakSession session, RealmModel realm, @Nullable ComponentModel model) {
        super.validateConfiguration(session, realm, model);
        String profile = model == null ? null : model.get(DeclarativeUserProfileProvider.UP_COMPONENT_CONFIG_KEY);
        if (profile != null && !profile.isBlank()) {
            List<String> problems = Questions.problems(parse(profile));
            if (!problems.isEmpty()) {
                throw new ComponentValidationException(String.join(" ", problems));
            }
        }
    }

    private static UPConfig parse(String profile) {
        try {
            return JsonSerialization.readValue(profile, UPConfig.class);
        } catch (IOException e) {
            throw new ComponentValidationException("The user profile cannot be read: " + e.getMessage(), e);
        }
    }

    private static final class CustomerProfile extends DeclarativeUserProfileProvider {

        private final KeycloakSession session;

        CustomerProfile(KeycloakSession session, DeclarativeUserProfileProviderFactory factory) {
            super(session, factory);
            this.session = session;
        }

        /** What the stock class returns is a copy for this call, so nothing piles up in its cache. */
        @Override
        protected UserProfileMetadata configureUserProfile(UserProfileMetadata metadata, KeycloakSession session) {
            UserProfileMetadata configured = super.configureUserProfile(metadata, session);
            boolean byAdmin = ProfileChange.isByAdmin(metadata.getContext());
            boolean open = byAdmin || ProfileChange.isSignUp(metadata.getContext());
            if (AddressLookups.mayBeLeftOut(metadata.getContext()) && AddressLookups.areLeftOut(session)) {
                configured.getAttribute(UserModel.USERNAME).forEach(AddressLookups::leaveOut);
                configured.getAttribute(UserModel.EMAIL).forEach(AddressLookups::leaveOut);
            }
            for (AttributeMetadata accountType : configured.getAttribute(AccountType.ATTRIBUTE)) {
                accountType.addWriteCondition(context -> open || !Fixed.accountType(context.getUser()));
                if (byAdmin) {
                    offerEveryType(accountType);
                } else {
                    accountType.addAnnotations(Map.of(
                            PERSONAL_ACCOUNTS_OFFERED,
                            SignUpSettings.of(session.getContext().getRealm()).personalAccounts()));
                }
            }
            for (AttributeMetadata businessName : configured.getAttribute(BusinessName.ATTRIBUTE)) {
                businessName
                        .addReadCondition(context -> open || !Fixed.person(context.getUser()))
                        .addWriteCondition(context ->
                                open || !(Fixed.businessName(context.getUser()) || Fixed.person(context.getUser())));
            }
            QuestionRules.apply(configured, session);
            GuestFields.apply(configured, session);
            if (byAdmin) {
                configured.getAttribute(UserModel.EMAIL).forEach(CustomerProfile::letGuestsHaveNone);
            }
            return configured;
        }

        @Override
        protected Attributes createAttributes(
                UserProfileContext context,
                Map<String, ?> attributes,
                @Nullable UserModel user,
                UserProfileMetadata metadata) {
            if (GuestAccount.is(user) && !ProfileChange.isByAdmin(context) && !ProfileChange.isSignUp(context)) {
                return new GuestAttributes(context, attributes, user, metadata, session);
            }
            Set<String> questions = ProfileChange.isByAdmin(context) ? QuestionRules.names(metadata) : Set.of();
            if (questions.isEmpty() || (user != null && user.getServiceAccountClientLink() != null)) {
                return super.createAttributes(context, attributes, user, metadata);
            }
            return new KeptAnswers(context, attributes, user, metadata, session, questions);
        }

        /** Where the address is the user name Keycloak asks for it, whatever the profile says. */
        private static void letGuestsHaveNone(AttributeMetadata email) {
            AttributeMetadata before = email.clone();
            email.setRequired(context -> !GuestAccount.is(context.getUser()) && before.isRequired(context));
        }

        /**
         * The list of choices refuses whatever is not in it, stored or not. A guest must stay editable for an admin; that nobody
         * becomes one is the rule of {@link AccountTypeValidator}.
         */
        private static void offerEveryType(AttributeMetadata accountType) {
            List<String> types =
                    Arrays.stream(AccountType.values()).map(AccountType::value).toList();
            accountType.getValidators().removeIf(validator -> OptionsValidator.ID.equals(validator.getValidatorId()));
            accountType
                    .getValidators()
                    .add(new AttributeValidatorMetadata(
                            OptionsValidator.ID,
                            ValidatorConfig.builder()
                                    .config(OptionsValidator.KEY_OPTIONS, types)
                                    .build()));
        }
    }
}
