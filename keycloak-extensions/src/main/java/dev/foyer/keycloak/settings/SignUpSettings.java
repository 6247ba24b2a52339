package dev.foyer.keycloak.settings;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;

/**
 * What a realm's registration flow says about sign-up, read from the gear of our step in it.
 *
 * <p>A flow without the step allows the least; so does a step that was never configured.
 *
 * @param personalAccounts whether people may sign up without a business
 * @param companyApproval how a new company comes to be
 * @param businessNameMaxLength largest length of a business name, in Unicode code points
 * @param newsletter whether the form has a box to ask for the newsletter
 * @param shopUrl where the links of mails lead that no application has caused; empty: to the customer's account
 */
public record SignUpSettings(
        boolean personalAccounts,
        CompanyApproval companyApproval,
        int businessNameMaxLength,
        boolean newsletter,
        Optional<URI> shopUrl) {

    /** Provider id of the step whose gear holds the settings. */
    public static final String STEP = "foyer-customer-account";

    /** Key in the gear: {@code true} or {@code false}. */
    public static final String PERSONAL_ACCOUNTS = "personalAccounts";

    /** Key in the gear: a value of {@link CompanyApproval}. */
    public static final String COMPANY_APPROVAL = "companyApproval";

    /** Key in the gear: 1 to {@link #BUSINESS_NAME_LIMIT}. */
    public static final String BUSINESS_NAME_MAX_LENGTH = "businessNameMaxLength";

    /** Key in the gear: {@code true} or {@code false}. */
    public static final String NEWSLETTER = "newsletter";

    /** Key in the gear: a web address, or nothing. */
    public static final String SHOP_URL = "shopUrl";

    /** Largest limit that can be set: what fits Keycloak's indexed attribute column. */
    public static final int BUSINESS_NAME_LIMIT = 255;

    /** What holds where nothing is set. */
    public static final SignUpSettings SAFEST =
            new SignUpSettings(false, CompanyApproval.STAFF, BUSINESS_NAME_LIMIT, false, Optional.empty());

    /** Reads the settings of the realm's bound registration flow. Cheap: served by Keycloak's realm cache. */
    public static SignUpSettings of(RealmModel realm) {
        return FlowStep.ofRegistration(realm, STEP)
                .map(step -> step.config(realm))
                .map(SignUpSettings::parse)
                .orElse(SAFEST);
    }

    static SignUpSettings parse(Map<String, String> config) {
        return new SignUpSettings(
                Boolean.parseBoolean(config.get(PERSONAL_ACCOUNTS)),
                CompanyApproval.of(config.get(COMPANY_APPROVAL)).orElse(SAFEST.companyApproval),
                length(config.get(BUSINESS_NAME_MAX_LENGTH)),
                Boolean.parseBoolean(config.get(NEWSLETTER)),
                ShopUrl.of(config.get(SHOP_URL)));
    }

    Map<String, String> toConfig() {
        return Map.of(
                PERSONAL_ACCOUNTS, Boolean.toString(personalAccounts),
                COMPANY_APPROVAL, companyApproval.value(),
                BUSINESS_NAME_MAX_LENGTH, Integer.toString(businessNameMaxLength),
                NEWSLETTER, Boolean.toString(newsletter),
                SHOP_URL, shopUrl.map(URI::toString).orElse(""));
    }

    /** Why settings cannot be saved in this realm, and what to do; empty when they can. */
    public static Optional<String> obstacle(RealmModel realm) {
        return FlowStep.obstacle(realm, STEP, "after the user profile creation");
    }

    /** Writes these settings into the gear of the step. The caller has made sure that there is no obstacle. */
    public void saveTo(RealmModel realm) {
        FlowStep.ofRegistration(realm, STEP).orElseThrow().save(realm, "customer account", toConfig());
    }

    private static int length(@Nullable String value) {
        try {
            int length = value == null ? BUSINESS_NAME_LIMIT : Integer.parseInt(value.trim());
            return length < 1 || length > BUSINESS_NAME_LIMIT ? BUSINESS_NAME_LIMIT : length;
        } catch (NumberFormatException e) {
            return BUSINESS_NAME_LIMIT;
        }
    }
}
