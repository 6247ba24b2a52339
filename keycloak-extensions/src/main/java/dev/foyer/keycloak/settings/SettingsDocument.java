package dev.foyer.keycloak.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;

/**
 * The settings of a realm as they travel.
 *
 * @param selfRegistration the realm's own switch "User registration"
 * @param personalAccounts whether people may sign up without a business
 * @param companyApproval {@code automatic} or {@code staff}
 * @param businessNameMaxLength largest length of a business name, in Unicode code points
 * @param newsletter whether the registration form has a box to ask for the newsletter
 * @param shopUrl where the links of mails lead that no application has caused; null: to the customer's account
 * @param botDefence limits of the registration form, in fields of the document itself
 * @param emailDomains domains that customers may use, in fields of the document itself
 * @param guests who may buy without an account, in fields of the document itself
 * @param mfa policy of second factors, in fields of the document itself
 * @param codes rules of one-time codes, in fields of the document itself
 * @param sms what bounds text messages, in fields of the document itself
 * @param resets how often a forgotten password may be asked for, in fields of the document itself
 */
public record SettingsDocument(
        boolean selfRegistration,
        boolean personalAccounts,
        String companyApproval,
        int businessNameMaxLength,
        boolean newsletter,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String shopUrl,
        @JsonUnwrapped BotDefenceSettings botDefence,
        @JsonUnwrapped EmailDomainSettings emailDomains,
        @JsonUnwrapped GuestSettings guests,
        @JsonUnwrapped MfaSettings mfa,
        @JsonUnwrapped CodeSettings codes,
        @JsonUnwrapped SmsSettings sms,
        @JsonUnwrapped ResetSettings resets) {

    static SettingsDocument of(RealmModel realm) {
        SignUpSettings settings = SignUpSettings.of(realm);
        return new SettingsDocument(
                realm.isRegistrationAllowed(),
                settings.personalAccounts(),
                settings.companyApproval().value(),
                settings.businessNameMaxLength(),
                settings.newsletter(),
                settings.shopUrl().map(URI::toString).orElse(null),
                BotDefenceSettings.of(realm),
                EmailDomainSettings.of(realm),
                GuestSettings.of(realm),
                MfaSettings.of(realm),
                CodeSettings.of(realm),
                SmsSettings.of(realm),
                ResetSettings.of(realm));
    }

    void saveTo(RealmModel realm) {
        new SignUpSettings(
                        personalAccounts,
                        CompanyApproval.of(companyApproval).orElseThrow(),
                        businessNameMaxLength,
                        newsletter,
                        ShopUrl.of(shopUrl))
                .saveTo(realm);
        botDefence.saveTo(realm);
        emailDomains.saveTo(realm);
        guests.saveTo(realm);
        mfa.saveTo(realm);
        codes.saveTo(realm);
        sms.saveTo(realm);
        resets.saveTo(realm);
        realm.setRegistrationAllowed(selfRegistration);
    }
}
