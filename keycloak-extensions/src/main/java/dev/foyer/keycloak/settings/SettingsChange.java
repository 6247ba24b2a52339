package dev.foyer.keycloak.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * What somebody wants to set, checked field by field before anything is written.
 *
 * @param document the settings as they would be
 * @param errors what is wrong; empty when the document may be saved
 */
record SettingsChange(SettingsDocument document, List<Problem> errors) {

    /** What is wrong with one field: found, allowed, to do. */
    record Problem(String field, String message) {}

    /** Body of the answer 400. */
    record Refusal(List<Problem> errors) {}

    static SettingsChange parse(JsonNode body, SettingsDocument current) {
        if (body == null || !body.isObject()) {
            return new SettingsChange(current, List.of(new Problem("", "The body must be a JSON object of settings.")));
        }
        SettingsFields fields = new SettingsFields(body);
        SettingsDocument document = new SettingsDocument(
                fields.flag("selfRegistration", current.selfRegistration()),
                fields.flag(SignUpSettings.PERSONAL_ACCOUNTS, current.personalAccounts()),
                fields.oneOf(
                        SignUpSettings.COMPANY_APPROVAL,
                        current.companyApproval(),
                        Set.of(CompanyApproval.AUTOMATIC.value(), CompanyApproval.STAFF.value()),
                        "automatic or staff"),
                fields.number(
                        SignUpSettings.BUSINESS_NAME_MAX_LENGTH,
                        current.businessNameMaxLength(),
                        1,
                        SignUpSettings.BUSINESS_NAME_LIMIT),
                fields.flag(SignUpSettings.NEWSLETTER, current.newsletter()),
                fields.shopUrl(SignUpSettings.SHOP_URL, current.shopUrl()),
                BotDefenceSettings.read(fields, current.botDefence()),
                EmailDomainSettings.read(fields, current.emailDomains()),
                GuestSettings.read(fields, current.guests()),
                MfaSettings.read(fields, current.mfa()),
                CodeSettings.read(fields, current.codes()),
                SmsSettings.read(fields, current.sms()),
                ResetSettings.read(fields, current.resets()));
        return new SettingsChange(document, fields.problems());
    }
}
