package dev.foyer.keycloak.settings;

import org.keycloak.models.RealmModel;

/**
 * The settings of a realm as they travel.
 *
 * @param selfRegistration the realm's own switch "User registration"
 * @param personalAccounts whether people may sign up without a business
 * @param companyApproval {@code automatic} or {@code staff}
 * @param businessNameMaxLength largest length of a business name, in Unicode code points
 */
public record SettingsDocument(
        boolean selfRegistration, boolean personalAccounts, String companyApproval, int businessNameMaxLength) {

    static SettingsDocument of(RealmModel realm) {
        SignUpSettings settings = SignUpSettings.of(realm);
        return new SettingsDocument(
                realm.isRegistrationAllowed(),
                settings.personalAccounts(),
                settings.companyApproval().value(),
                settings.businessNameMaxLength());
    }

    void saveTo(RealmModel realm) {
        new SignUpSettings(personalAccounts, CompanyApproval.of(companyApproval).orElseThrow(), businessNameMaxLength)
                .saveTo(realm);
        realm.setRegistrationAllowed(selfRegistration);
    }
}
