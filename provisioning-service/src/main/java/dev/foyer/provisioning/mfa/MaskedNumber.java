package dev.foyer.provisioning.mfa;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;

/** A phone number as it may be shown: whoever knows it recognizes it, nobody else learns it. Keycloak's pages show it alike. */
final class MaskedNumber {

    private MaskedNumber() {}

    /** @param e164 such as {@code +4915123456789} */
    static String of(String e164) {
        return country(e164) + " ••••• " + e164.substring(e164.length() - 2);
    }

    private static String country(String e164) {
        try {
            return "+" + PhoneNumberUtil.getInstance().parse(e164, null).getCountryCode();
        } catch (NumberParseException e) {
            return "+";
        }
    }
}
