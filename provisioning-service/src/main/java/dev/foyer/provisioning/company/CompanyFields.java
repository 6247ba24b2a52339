package dev.foyer.provisioning.company;

import dev.foyer.provisioning.field.EmailAddress;
import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.LanguageTag;
import dev.foyer.provisioning.field.PhoneNumber;
import dev.foyer.provisioning.field.PlainText;
import dev.foyer.provisioning.field.TextRule;
import java.util.List;

/** Reads the fields of a company from a request and writes them to the entity. */
final class CompanyFields {

    private static final TextRule NAME = new PlainText(255);
    private static final TextRule EMAIL = new EmailAddress();
    private static final TextRule PHONE = new PhoneNumber();
    private static final TextRule INDUSTRY = new PlainText(100);
    private static final TextRule LANGUAGE = new LanguageTag();
    private static final TextRule NUMBER = new PlainText(64);
    private static final TextRule EXTERNAL_ID = new PlainText(255);
    private static final TextRule VAT_ID = new PlainText(32);

    private static final List<String> READ_ONLY =
            List.of("id", "lifecycle", "labels", "tags", "contactCount", "createdAt", "version");

    private CompanyFields() {}

    /** A merge patch of a company. */
    static void patch(Fields fields, CompanyEntity company) {
        fields.kept("name", NAME, company::setName);
        fields.kept("email", EMAIL, company::setEmail);
        fields.refuse("status", "is changed by POST block and activate, and by deciding the company's request");
        READ_ONLY.forEach(name -> fields.refuse(name, "is read-only"));
        common(fields, company);
    }

    /** A new company. */
    static void company(Fields fields, CompanyEntity company) {
        fields.mandatory("name", NAME, company::setName);
        fields.mandatory("email", EMAIL, company::setEmail);
        common(fields, company);
    }

    private static void common(Fields fields, CompanyEntity company) {
        fields.optional("phone", PHONE, company::setPhone);
        fields.optional("industry", INDUSTRY, company::setIndustry);
        fields.optional("language", LANGUAGE, company::setLanguage);
        fields.optional("customerNumber", NUMBER, company::setCustomerNumber);
        fields.optional("externalId", EXTERNAL_ID, company::setExternalId);
        fields.optional("vatId", VAT_ID, company::setVatId);
    }
}
