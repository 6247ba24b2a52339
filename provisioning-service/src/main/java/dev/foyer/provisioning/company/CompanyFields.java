package dev.foyer.provisioning.company;

import dev.foyer.provisioning.field.Choice;
import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.PointInTime;
import dev.foyer.provisioning.field.Rule;
import dev.foyer.provisioning.field.TextRule;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a company from a request and writes them to the entity. */
final class CompanyFields {

    private static final TextRule MFA_POLICY = new Choice(CompanyEntity.OFF, "optional", CompanyEntity.REQUIRED);
    private static final Rule<Instant> MFA_DATE = PointInTime.whenever();

    private static final List<String> READ_ONLY = List.of("id", "lifecycle", "contactCount", "createdAt", "version");

    private CompanyFields() {}

    /** A merge patch of a company. */
    static void patch(Fields fields, CompanyEntity company) {
        fields.kept("name", CompanyRules.NAME, company::setName);
        fields.kept("email", CompanyRules.EMAIL, company::setEmail);
        fields.refuse("status", "is changed by POST block and activate, and by deciding the company's request");
        READ_ONLY.forEach(name -> fields.refuse(name, "is read-only"));
        common(fields, company);
    }

    /** A new company. */
    static void company(Fields fields, CompanyEntity company) {
        fields.mandatory("name", CompanyRules.NAME, company::setName);
        fields.mandatory("email", CompanyRules.EMAIL, company::setEmail);
        common(fields, company);
    }

    private static void common(Fields fields, CompanyEntity company) {
        fields.optional("phone", CompanyRules.PHONE, company::setPhone);
        fields.optional("industry", CompanyRules.INDUSTRY, company::setIndustry);
        fields.optional("language", CompanyRules.LANGUAGE, company::setLanguage);
        fields.optional("customerNumber", CompanyRules.NUMBER, company::setCustomerNumber);
        fields.optional("externalId", CompanyRules.EXTERNAL_ID, company::setExternalId);
        fields.optional("vatId", CompanyRules.VAT_ID, company::setVatId);
        fields.kept("mfaPolicy", MFA_POLICY, company::setMfaPolicy);
        fields.optional("mfaRequiredFrom", MFA_DATE, at -> company.setMfaRequiredFrom(toTheSecond(at)));
        if (company.hasIdleMfaDate()) {
            if (fields.has("mfaRequiredFrom")) {
                fields.error("mfaRequiredFrom", "goes with the mfaPolicy required only");
            }
            company.setMfaRequiredFrom(null);
        }
    }

    /** As user attributes have it. */
    private static @Nullable Instant toTheSecond(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.SECONDS);
    }
}
