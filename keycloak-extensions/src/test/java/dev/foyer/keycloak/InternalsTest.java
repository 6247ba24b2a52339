package dev.foyer.keycloak;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every touch of what Keycloak calls internal, each with its reason: the first place to look when Keycloak is upgraded. */
@DisplayName("The Keycloak extensions")
class InternalsTest {

    private static final JavaClasses EXTENSIONS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.foyer.keycloak");

    private static final List<String> PUBLIC = List.of(
            "dev.foyer.keycloak..",
            "java..",
            "javax.crypto..",
            "javax.net.ssl..",
            "jakarta..",
            "org.jspecify..",
            "org.jboss.logging..",
            "com.fasterxml.jackson..",
            "org.keycloak",
            "org.keycloak.models",
            "org.keycloak.provider",
            "org.keycloak.validate..",
            "org.keycloak.userprofile",
            "org.keycloak.events..",
            "org.keycloak.representations..",
            "org.keycloak.util",
            // shaded into the jar
            "com.google.i18n.phonenumbers..");

    private static final DescribedPredicate<JavaClass> ALLOWED_INTERNALS = anyOf(
            // Forgotten passwords: Keycloak's own link, of which the newest works.
            "org.keycloak.TokenVerifier$Predicate",
            "org.keycloak.authentication.actiontoken.ActionTokenContext",
            "org.keycloak.authentication.actiontoken.ExplainedTokenVerificationException",
            "org.keycloak.authentication.actiontoken.resetcred.ResetCredentialsActionToken",
            "org.keycloak.authentication.actiontoken.resetcred.ResetCredentialsActionTokenHandler",
            "org.keycloak.models.credential.PasswordCredentialModel",
            "org.keycloak.sessions.AuthenticationSessionCompoundId",
            // Codes: a credential and a required action of our own, a step that Keycloak offers among the other
            // second factors and that its brute-force protection counts; the level of authentication that a factor
            // gives.
            "org.keycloak.Config",
            "org.keycloak.Config$Scope",
            "org.keycloak.authentication.AuthenticationFlowCallback",
            "org.keycloak.authentication.AuthenticationFlowCallbackFactory",
            "org.keycloak.authentication.AuthenticatorUtil",
            "org.keycloak.authentication.CredentialRegistrator",
            "org.keycloak.authentication.CredentialValidator",
            "org.keycloak.authentication.InitiatedActionSupport",
            "org.keycloak.authentication.RequiredActionContext",
            "org.keycloak.authentication.RequiredActionFactory",
            "org.keycloak.authentication.RequiredActionProvider",
            "org.keycloak.authentication.authenticators.browser.OTPFormAuthenticator",
            "org.keycloak.authentication.authenticators.browser.OTPFormAuthenticatorFactory",
            "org.keycloak.authentication.authenticators.util.AuthenticatorUtils",
            "org.keycloak.common.util.Environment",
            "org.keycloak.credential.CredentialModel",
            "org.keycloak.credential.CredentialProvider",
            "org.keycloak.credential.CredentialProviderFactory",
            "org.keycloak.credential.CredentialTypeMetadata",
            "org.keycloak.credential.CredentialTypeMetadata$Category",
            "org.keycloak.credential.CredentialTypeMetadata$CredentialTypeMetadataBuilder",
            "org.keycloak.credential.CredentialTypeMetadataContext",
            "org.keycloak.theme.Theme",
            "org.keycloak.theme.Theme$Type",
            "org.keycloak.models.ThemeManager",
            "org.keycloak.models.credential.OTPCredentialModel",
            "org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel",
            "org.keycloak.models.credential.WebAuthnCredentialModel",
            // The registration flow is extended by FormAction, which has no public counterpart.
            "org.keycloak.authentication.FormAction",
            "org.keycloak.authentication.FormActionFactory",
            "org.keycloak.authentication.FormContext",
            "org.keycloak.authentication.ValidationContext",
            "org.keycloak.forms.login.LoginFormsProvider",
            // Sign-ups to be confirmed: pages and conditions of a flow, the errors and steps of the stock
            // registration, its mails, and sign-ups that expire.
            "org.keycloak.authentication.AuthenticationFlowContext",
            "org.keycloak.authentication.AuthenticationFlowError",
            "org.keycloak.authentication.Authenticator",
            "org.keycloak.authentication.AuthenticatorFactory",
            "org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator",
            "org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory",
            "org.keycloak.authentication.requiredactions.TermsAndConditions",
            "org.keycloak.email.EmailException",
            "org.keycloak.email.EmailTemplateProvider",
            "org.keycloak.models.light.LightweightUserAdapter",
            "org.keycloak.policy.PasswordPolicyManagerProvider",
            "org.keycloak.policy.PasswordPolicyProvider",
            "org.keycloak.policy.PasswordPolicyProviderFactory",
            "org.keycloak.policy.PolicyError",
            "org.keycloak.protocol.oidc.OIDCLoginProtocol",
            "org.keycloak.services.messages.Messages",
            "org.keycloak.services.resource.RealmResourceProvider",
            "org.keycloak.services.resource.RealmResourceProviderFactory",
            "org.keycloak.services.scheduled.ClusterAwareScheduledTaskRunner",
            "org.keycloak.services.util.ResolveRelative",
            "org.keycloak.services.validation.Validation",
            "org.keycloak.sessions.AuthenticationSessionModel",
            "org.keycloak.sessions.RootAuthenticationSessionModel",
            "org.keycloak.sessions.CommonClientSessionModel",
            "org.keycloak.timer.ScheduledTask",
            "org.keycloak.timer.TaskRunner",
            "org.keycloak.timer.TimerProvider",
            "org.keycloak.http.HttpResponse",
            "org.keycloak.models.KeycloakSessionTaskWithResult",
            // The profile shows what is fixed as read-only; the declarative configuration cannot say that.
            "org.keycloak.userprofile.DeclarativeUserProfileProvider",
            "org.keycloak.userprofile.DeclarativeUserProfileProviderFactory",
            // A sign-up form that looks for taken addresses itself leaves out the rules that do.
            "org.keycloak.userprofile.validator.DuplicateEmailValidator",
            "org.keycloak.userprofile.validator.DuplicateUsernameValidator",
            "org.keycloak.userprofile.validator.EmailExistsAsUsernameValidator",
            "org.keycloak.userprofile.validator.RegistrationUsernameExistsValidator",
            "org.keycloak.storage.UserStorageProvider",
            // The first sign-in through an identity provider: what it tells of a person, and the stock step's own
            // way to find out whether that person has an account.
            "org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator",
            "org.keycloak.authentication.authenticators.broker.IdpCreateUserIfUniqueAuthenticator",
            "org.keycloak.authentication.authenticators.broker.util.ExistingUserInfo",
            "org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext",
            "org.keycloak.broker.provider.BrokeredIdentityContext",
            // Guests: Keycloak's own steps for cookie and password and its own refresh, narrowed; the fields of
            // the stock registration page; an authentication of its own for whoever signs in beside a guest.
            "org.keycloak.authentication.AuthenticationProcessor",
            "org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator",
            "org.keycloak.authentication.authenticators.browser.CookieAuthenticator",
            "org.keycloak.authentication.authenticators.browser.CookieAuthenticatorFactory",
            "org.keycloak.authentication.authenticators.browser.UsernamePasswordForm",
            "org.keycloak.authentication.authenticators.browser.UsernamePasswordFormFactory",
            "org.keycloak.forms.login.freemarker.model.RegisterBean",
            "org.keycloak.protocol.LoginProtocol",
            "org.keycloak.protocol.oidc.TokenManager",
            "org.keycloak.protocol.oidc.TokenManager$TokenValidation",
            "org.keycloak.protocol.oidc.grants.device.DeviceGrantType",
            "org.keycloak.sessions.AuthenticationSessionProvider",
            "org.keycloak.protocol.oidc.refresh.DefaultRefreshTokenProvider",
            "org.keycloak.protocol.oidc.refresh.DefaultRefreshTokenProviderFactory",
            "org.keycloak.protocol.oidc.refresh.InitialRefreshTokenContext",
            "org.keycloak.protocol.oidc.refresh.RefreshTokenProvider",
            "org.keycloak.services.ErrorResponseException",
            "org.keycloak.services.managers.AuthenticationManager$AuthResult",
            "org.keycloak.services.managers.AuthenticationSessionManager",
            // A profile with a question that cannot be meant is refused when it is saved.
            "org.keycloak.component.ComponentModel",
            "org.keycloak.component.ComponentValidationException",
            // Limits: the realm's own key, a transaction of their own, rows removed by Keycloak's timer.
            "org.keycloak.crypto.KeyUse",
            "org.keycloak.crypto.KeyWrapper",
            "org.keycloak.services.scheduled.ScheduledTaskRunner",
            "org.keycloak.timer.ScheduledTask",
            "org.keycloak.timer.TaskRunner",
            "org.keycloak.timer.TimerProvider",
            // Bot defence: notes of the sign-up at hand, messages of its form, the captcha's frame.
            "org.keycloak.models.utils.FormMessage",
            "org.keycloak.sessions.AuthenticationSessionModel",
            "org.keycloak.headers.SecurityHeadersOptions",
            "org.keycloak.headers.SecurityHeadersProvider",
            // Staff hold their roles through composites and groups.
            "org.keycloak.models.utils.RoleUtils",
            // Markers: the persistence unit, once migrated, and its entities.
            "org.keycloak.models.utils.KeycloakModelUtils",
            "org.keycloak.models.utils.PostMigrationEvent",
            "org.keycloak.models.KeycloakSessionTask",
            "org.keycloak.connections.jpa.JpaConnectionProvider",
            "org.keycloak.connections.jpa.JpaConnectionProviderFactory",
            "org.keycloak.connections.jpa.support.EntityManagers",
            "org.keycloak.connections.jpa.entityprovider.JpaEntityProvider",
            "org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory",
            "org.keycloak.models.jpa.entities.CredentialEntity",
            "org.keycloak.models.jpa.entities.UserAttributeEntity",
            "org.keycloak.models.jpa.entities.UserEntity",
            "org.keycloak.models.jpa.entities.UserGroupMembershipEntity",
            "org.keycloak.models.jpa.entities.UserRequiredActionEntity",
            "org.keycloak.models.jpa.entities.UserRoleMappingEntity",
            // Identity commands: users past the cache, directories that refuse, sessions ended and lockouts lifted as
            // the Admin API does it.
            "org.keycloak.models.cache.CachedUserModel",
            "org.keycloak.models.cache.UserCache",
            "org.keycloak.common.Profile",
            "org.keycloak.common.Profile$Feature",
            "org.keycloak.storage.ReadOnlyException",
            "org.keycloak.common.util.Time",
            "org.keycloak.common.ClientConnection",
            "org.keycloak.http.HttpRequest",
            "org.keycloak.services.managers.AuthenticationManager",
            // Staff act as a customer in a session that begins as an impersonation of Keycloak's does.
            "org.keycloak.services.managers.UserSessionManager",
            "org.keycloak.services.managers.BruteForceProtector",
            // Token claims: every mapper of Keycloak's own extends this class.
            "org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper",
            "org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper",
            "org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper",
            "org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper",
            "org.keycloak.protocol.oidc.mappers.TokenIntrospectionTokenMapper",
            "org.keycloak.protocol.oidc.mappers.UserInfoTokenMapper",
            // Mails: queued in front of Keycloak's own sender, sent with its way of signing in and its rules of
            // addresses and trust, encrypted with keys that the realm has for that; the registry's own come from
            // Keycloak's templates.
            "org.keycloak.common.enums.HostnameVerificationPolicy",
            "org.keycloak.crypto.Algorithm",
            "org.keycloak.crypto.KeyUse",
            "org.keycloak.crypto.KeyWrapper",
            "org.keycloak.email.DefaultEmailSenderProviderFactory",
            "org.keycloak.email.EmailAuthenticator",
            "org.keycloak.email.EmailAuthenticator$AuthenticatorType",
            "org.keycloak.email.EmailException",
            "org.keycloak.email.EmailSenderProvider",
            "org.keycloak.email.EmailSenderProviderFactory",
            "org.keycloak.email.EmailTemplateProvider",
            "org.keycloak.locale.LocaleSelectorProvider",
            "org.keycloak.storage.adapter.InMemoryUserAdapter",
            "org.keycloak.truststore.JSSETruststoreConfigurator",
            "org.keycloak.truststore.TruststoreProvider",
            "org.keycloak.utils.EmailValidationUtil",
            "org.keycloak.utils.SMTPUtil",
            "org.eclipse.angus.mail.smtp.SMTPAddressFailedException",
            "org.eclipse.angus.mail.smtp.SMTPSendFailedException",
            // A change of email: the stock action with its form, its checks and its cooldown; the link to choose a
            // password that the Admin API sends too; what signs in and is younger than a change that was objected
            // to.
            "org.keycloak.authentication.RequiredActionContext",
            "org.keycloak.authentication.RequiredActionFactory",
            "org.keycloak.authentication.RequiredActionProvider",
            "org.keycloak.authentication.InitiatedActionSupport",
            "org.keycloak.authentication.actiontoken.execactions.ExecuteActionsActionToken",
            "org.keycloak.authentication.actiontoken.updateemail.UpdateEmailActionToken",
            "org.keycloak.authentication.requiredactions.UpdateEmail",
            "org.keycloak.authentication.requiredactions.util.EmailCooldownManager",
            "org.keycloak.credential.CredentialModel",
            "org.keycloak.models.credential.PasswordCredentialModel",
            "org.keycloak.services.resources.LoginActionsService",
            // The admin resource hangs under Keycloak's own and asks its authentication for roles.
            "org.keycloak.services.resources.admin.AdminAuth",
            "org.keycloak.services.resources.admin.AdminEventBuilder",
            "org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider",
            "org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory",
            "org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator");

    @Test
    @DisplayName("touch only those internals of Keycloak that are listed here")
    void internalsAreListed() {
        classes()
                .that(not(resideInAnyPackage(
                        "dev.foyer.keycloak.marker",
                        "dev.foyer.keycloak.feed",
                        "dev.foyer.keycloak.commands",
                        "dev.foyer.keycloak.signup",
                        "dev.foyer.keycloak.mail",
                        "dev.foyer.keycloak.limits",
                        "dev.foyer.keycloak.storage",
                        "dev.foyer.keycloak.session",
                        "dev.foyer.keycloak.account",
                        "dev.foyer.keycloak.notice",
                        "dev.foyer.keycloak.emailchange")))
                .should()
                .onlyDependOnClassesThat(allowed())
                .check(EXTENSIONS);
        classes()
                .should()
                .onlyDependOnClassesThat(allowed().or(resideInAnyPackage("org.hibernate..")))
                .check(EXTENSIONS);
    }

    @Test
    @DisplayName("have no cycles between their features")
    void noCycles() {
        slices().matching("dev.foyer.keycloak.(*)..").should().beFreeOfCycles().check(EXTENSIONS);
    }

    private static DescribedPredicate<JavaClass> allowed() {
        return resideInAnyPackage(PUBLIC.toArray(String[]::new))
                .or(ALLOWED_INTERNALS)
                .or(DescribedPredicate.describe("arrays and primitives", type -> type.isArray() || type.isPrimitive()));
    }

    private static DescribedPredicate<JavaClass> anyOf(String... names) {
        DescribedPredicate<JavaClass> none = DescribedPredicate.alwaysFalse();
        for (String each : names) {
            none = none.or(DescribedPredicate.describe(each, type -> name(each).test(type)));
        }
        return none;
    }
}
