package dev.foyer.keycloak.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

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
        List<Problem> errors = new ArrayList<>();
        if (body == null || !body.isObject()) {
            errors.add(new Problem("", "The body must be a JSON object of settings."));
            return new SettingsChange(current, errors);
        }
        boolean selfRegistration = current.selfRegistration();
        boolean personalAccounts = current.personalAccounts();
        String companyApproval = current.companyApproval();
        int maxLength = current.businessNameMaxLength();
        for (Iterator<Map.Entry<String, JsonNode>> fields = body.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            JsonNode value = field.getValue();
            switch (field.getKey()) {
                case "selfRegistration" -> selfRegistration = flag(field, errors);
                case SignUpSettings.PERSONAL_ACCOUNTS -> personalAccounts = flag(field, errors);
                case SignUpSettings.COMPANY_APPROVAL -> {
                    companyApproval = value.asText();
                    if (!value.isTextual()
                            || CompanyApproval.of(companyApproval).isEmpty()) {
                        errors.add(new Problem(field.getKey(), "Found " + value + "; allowed is automatic or staff."));
                    }
                }
                case SignUpSettings.BUSINESS_NAME_MAX_LENGTH -> {
                    maxLength = value.asInt();
                    if (!value.isInt() || maxLength < 1 || maxLength > SignUpSettings.BUSINESS_NAME_LIMIT) {
                        errors.add(new Problem(
                                field.getKey(),
                                "Found " + value + "; allowed is a whole number from 1 to "
                                        + SignUpSettings.BUSINESS_NAME_LIMIT + "."));
                    }
                }
                default -> errors.add(new Problem(field.getKey(), "There is no such setting."));
            }
        }
        return new SettingsChange(
                new SettingsDocument(selfRegistration, personalAccounts, companyApproval, maxLength), errors);
    }

    private static boolean flag(Map.Entry<String, JsonNode> field, List<Problem> errors) {
        if (!field.getValue().isBoolean()) {
            errors.add(new Problem(field.getKey(), "Found " + field.getValue() + "; allowed is true or false."));
        }
        return field.getValue().booleanValue();
    }
}
