package dev.foyer.provisioning.customer;

import dev.foyer.provisioning.field.EmailAddress;
import dev.foyer.provisioning.field.LanguageTag;
import dev.foyer.provisioning.field.MemberRole;
import dev.foyer.provisioning.field.Percentage;
import dev.foyer.provisioning.field.PersonName;
import dev.foyer.provisioning.field.PhoneNumber;
import dev.foyer.provisioning.field.PlainText;
import dev.foyer.provisioning.field.Rule;
import dev.foyer.provisioning.field.TextRule;
import dev.foyer.provisioning.field.TimeZoneName;
import java.math.BigDecimal;

/** What the fields of a customer may be, whether they come one by one or in a file. */
public final class CustomerRules {

    public static final TextRule NAME = new PersonName();
    public static final TextRule EMAIL = new EmailAddress();
    public static final TextRule LANGUAGE = new LanguageTag();
    public static final TextRule PHONE = new PhoneNumber();
    public static final TextRule TIME_ZONE = new TimeZoneName();
    public static final TextRule NUMBER = new PlainText(64);
    public static final TextRule EXTERNAL_ID = new PlainText(255);

    /** What a contact may do for a company. */
    public static final TextRule ROLE = new MemberRole();

    public static final Rule<BigDecimal> PERCENTAGE = new Percentage();

    private CustomerRules() {}
}
