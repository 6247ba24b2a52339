package dev.foyer.provisioning.customer;

import dev.foyer.provisioning.field.Choice;
import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.NotAllowedException;
import dev.foyer.provisioning.field.PlainText;
import dev.foyer.provisioning.field.Rule;
import dev.foyer.provisioning.field.TextRule;
import java.util.List;

/** Reads the fields of a customer from a request and writes them to the entity. */
final class CustomerFields {

    /** Only ever false, which withdraws the consent. */
    static final String NEWSLETTER = "newsletter";

    private static final TextRule COMPANY = new PlainText(255);
    private static final TextRule ANY_ACCOUNT = new Choice("business", "personal");
    private static final TextRule CONTACT_ACCOUNT = new Choice("business");

    private static final Rule<Boolean> TICKED = value -> {
        if (!value.isBoolean()) {
            throw new NotAllowedException("must be true or false");
        }
        return value.booleanValue();
    };

    private static final Rule<Boolean> NO_NEWSLETTER = value -> {
        if (!value.isBoolean() || value.booleanValue()) {
            throw new NotAllowedException("must be false: only the customer can ask for the newsletter");
        }
        return false;
    };

    private static final List<String> READ_ONLY = List.of(
            "id",
            "userId",
            "accountType",
            "lifecycle",
            "emailVerified",
            "formerEmails",
            "companies",
            "addresses",
            "mfa",
            "createdAt",
            "registeredAt",
            "firstSignInAt",
            "expiresAt",
            "version");

    private CustomerFields() {}

    /** A merge patch of a customer. */
    static void patch(Fields fields, CustomerEntity customer) {
        if (customer.isGuest()) {
            fields.refuse("email", "cannot be changed: it is the address that the guest gave for the purchase");
        } else if (customer.hasLogin()) {
            fields.refuse("email", "only the customer changes it, since it belongs to the login");
        } else {
            fields.kept("email", CustomerRules.EMAIL, customer::setEmail);
        }
        fields.refuse("active", "is changed by POST deactivate and activate");
        READ_ONLY.forEach(name -> fields.refuse(name, "is read-only"));
        fields.kept(NEWSLETTER, NO_NEWSLETTER, given -> {});
        common(fields, customer);
    }

    /** A new customer of whatever kind, and the company to belong to, if any. */
    static void customer(Fields fields, CustomerEntity customer, Placement placement, Welcome welcome) {
        fields.mandatory("accountType", ANY_ACCOUNT, type -> {
            customer.setAccountType(type);
            if (type.equals("personal") && fields.has("company")) {
                fields.error("company", "must be left out: a personal account has no company");
            }
        });
        fields.kept("company", COMPANY, placement::setCompany);
        if (!fields.has("company")) {
            fields.refuse("role", "must be left out where there is no company");
        }
        created(fields, customer, placement, welcome);
    }

    /** A new customer of a company that is known. */
    static void contact(Fields fields, CustomerEntity customer, Placement placement, Welcome welcome) {
        customer.setAccountType("business");
        fields.kept("accountType", CONTACT_ACCOUNT, customer::setAccountType);
        created(fields, customer, placement, welcome);
    }

    /** A new guest, of whom a shop knows no more than this. */
    static void guest(Fields fields, CustomerEntity customer) {
        fields.mandatory("email", CustomerRules.EMAIL, customer::setGuestEmail);
        fields.optional("firstName", CustomerRules.NAME, customer::setFirstName);
        fields.optional("lastName", CustomerRules.NAME, customer::setLastName);
        fields.optional("language", CustomerRules.LANGUAGE, customer::setLanguage);
    }

    private static void created(Fields fields, CustomerEntity customer, Placement placement, Welcome welcome) {
        fields.mandatory("email", CustomerRules.EMAIL, customer::setEmail);
        fields.kept("role", CustomerRules.ROLE, placement::setRole);
        fields.kept("notify", TICKED, welcome::setNote);
        fields.kept("sendPasswordLink", TICKED, welcome::setLink);
        fields.kept(NEWSLETTER, NO_NEWSLETTER, given -> {});
        common(fields, customer);
    }

    private static void common(Fields fields, CustomerEntity customer) {
        fields.optional("firstName", CustomerRules.NAME, customer::setFirstName);
        fields.optional("lastName", CustomerRules.NAME, customer::setLastName);
        fields.optional("language", CustomerRules.LANGUAGE, customer::setLanguage);
        fields.optional("phone", CustomerRules.PHONE, customer::setPhone);
        fields.optional("officePhone", CustomerRules.PHONE, customer::setOfficePhone);
        fields.optional("timeZone", CustomerRules.TIME_ZONE, customer::setTimeZone);
        fields.optional("customerNumber", CustomerRules.NUMBER, customer::setCustomerNumber);
        fields.optional("externalId", CustomerRules.EXTERNAL_ID, customer::setExternalId);
        fields.optional("commissionReducedPercent", CustomerRules.PERCENTAGE, customer::setCommissionReducedPercent);
    }
}
