package dev.foyer.provisioning.imports;

import static dev.foyer.provisioning.imports.ImportField.field;

import dev.foyer.provisioning.company.CompanyRules;
import dev.foyer.provisioning.customer.CustomerRules;
import dev.foyer.provisioning.field.PlainText;
import dev.foyer.provisioning.imports.ImportField.Form;
import dev.foyer.provisioning.label.LabelOwner;
import dev.foyer.provisioning.label.Labels;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a file is about. */
enum ImportKind {
    COMPANIES(
            "companies",
            LabelOwner.COMPANY,
            List.of(
                    field("id", "id", new PlainText(255), Form.KEY),
                    field("externalId", "external_id", CompanyRules.EXTERNAL_ID, Form.TEXT),
                    field("customerNumber", "customer_number", CompanyRules.NUMBER, Form.TEXT, "number", "customerno"),
                    field("name", "name", CompanyRules.NAME, Form.KEPT, "company", "companyname", "businessname"),
                    field("email", "email", CompanyRules.EMAIL, Form.KEPT, "mail", "emailaddress"),
                    field("phone", "phone", CompanyRules.PHONE, Form.TEXT, "telephone", "phonenumber"),
                    field("industry", "industry", CompanyRules.INDUSTRY, Form.TEXT),
                    field("language", "language", CompanyRules.LANGUAGE, Form.TEXT),
                    field("vatId", "vat_id", CompanyRules.VAT_ID, Form.TEXT, "vatnumber"),
                    field("labels", "labels", Labels.NAME, Form.WORDS),
                    field("labelsToRemove", "labels_removed", Labels.NAME, Form.WORDS),
                    field("tags", "tags", Labels.NAME, Form.WORDS),
                    field("tagsToRemove", "tags_removed", Labels.NAME, Form.WORDS))),

    CONTACTS(
            "contacts",
            LabelOwner.CUSTOMER,
            List.of(
                    field("id", "id", new PlainText(255), Form.KEY),
                    field("externalId", "external_id", CustomerRules.EXTERNAL_ID, Form.TEXT),
                    field("customerNumber", "customer_number", CustomerRules.NUMBER, Form.TEXT, "number", "customerno"),
                    field("email", "email", CustomerRules.EMAIL, Form.KEPT, "mail", "emailaddress"),
                    field("firstName", "first_name", CustomerRules.NAME, Form.TEXT, "givenname"),
                    field("lastName", "last_name", CustomerRules.NAME, Form.TEXT, "surname", "familyname"),
                    field("fullName", "", CustomerRules.NAME, Form.FULL_NAME),
                    field("company", "company", new PlainText(255), Form.KEY, "companyname", "businessname"),
                    field("role", "role", CustomerRules.ROLE, Form.KEY),
                    field("phone", "phone", CustomerRules.PHONE, Form.TEXT, "telephone", "phonenumber", "mobile"),
                    field("officePhone", "office_phone", CustomerRules.PHONE, Form.TEXT),
                    field("language", "language", CustomerRules.LANGUAGE, Form.TEXT),
                    field("timeZone", "time_zone", CustomerRules.TIME_ZONE, Form.TEXT),
                    field(
                            "commissionReducedPercent",
                            "commission_reduced_percent",
                            new PercentageText(),
                            Form.TEXT,
                            "commission",
                            "commissionreduced"),
                    field("labels", "labels", Labels.NAME, Form.WORDS),
                    field("labelsToRemove", "labels_removed", Labels.NAME, Form.WORDS),
                    field("tags", "tags", Labels.NAME, Form.WORDS),
                    field("tagsToRemove", "tags_removed", Labels.NAME, Form.WORDS)));

    /** The fields by which a record is found; a file has at least one of them. */
    static final List<String> KEYS = List.of("id", "externalId", "customerNumber", "email");

    private final String code;
    private final LabelOwner owner;
    private final List<ImportField> fields;

    ImportKind(String code, LabelOwner owner, List<ImportField> fields) {
        this.code = code;
        this.owner = owner;
        this.fields = fields;
    }

    /** The kind with this code. */
    static Optional<ImportKind> find(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    /** The kind with this code, which is one. */
    static ImportKind of(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("No kind of import: " + code));
    }

    /** As the API and the registry call it. */
    String code() {
        return code;
    }

    /** Whom the rows are about. */
    LabelOwner owner() {
        return owner;
    }

    /** The table of rows. */
    String table() {
        return this == COMPANIES ? "import_company" : "import_contact";
    }

    List<ImportField> fields() {
        return fields;
    }

    Optional<ImportField> named(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
