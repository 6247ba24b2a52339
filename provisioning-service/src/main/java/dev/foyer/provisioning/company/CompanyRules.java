package dev.foyer.provisioning.company;

import dev.foyer.provisioning.field.EmailAddress;
import dev.foyer.provisioning.field.LanguageTag;
import dev.foyer.provisioning.field.PhoneNumber;
import dev.foyer.provisioning.field.PlainText;
import dev.foyer.provisioning.field.TextRule;

/** What the fields of a company may be, whether they come one by one or in a file. */
public final class CompanyRules {

    public static final TextRule NAME = new PlainText(255);
    public static final TextRule EMAIL = new EmailAddress();
    public static final TextRule PHONE = new PhoneNumber();
    public static final TextRule INDUSTRY = new PlainText(100);
    public static final TextRule LANGUAGE = new LanguageTag();
    public static final TextRule NUMBER = new PlainText(64);
    public static final TextRule EXTERNAL_ID = new PlainText(255);
    public static final TextRule VAT_ID = new PlainText(32);

    private CompanyRules() {}
}
