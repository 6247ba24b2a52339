package dev.foyer.keycloak.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A number that can get text messages, in the form of ITU-T E.164. Shows in no text of this record.
 *
 * @param e164 such as {@code +4915123456789}
 */
public record PhoneNumber(String e164) {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /** Neither landlines nor numbers that cost the caller more than others, of which some are paid for being sent messages. */
    private static final Set<PhoneNumberType> GETTING_MESSAGES =
            EnumSet.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

    /** Longer than any number with all that people write between the digits. */
    private static final int LONGEST = 40;

    private static final String NO_REGION = "ZZ";

    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

    /**
     * A number that was typed.
     *
     * @param defaultRegion ISO 3166-1 alpha-2: whose numbers need no country code
     * @return empty for what is no valid number, or one that gets no messages
     */
    public static Optional<PhoneNumber> of(String typed, Optional<String> defaultRegion) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Phonenumber.PhoneNumber number = NUMBERS.parse(
                    defaultRegion.isEmpty() ? international(typed) : typed, defaultRegion.orElse(NO_REGION));
            boolean fits = NUMBERS.isValidNumber(number)
                    && !number.hasExtension()
                    && GETTING_MESSAGES.contains(NUMBERS.getNumberType(number));
            return fits
                    ? Optional.of(new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164)))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** A number that was kept; empty where it has not this form. Whether it still gets messages is asked when one is sent. */
    public static Optional<PhoneNumber> kept(String e164) {
        return E164.matcher(e164).matches() ? Optional.of(new PhoneNumber(e164)) : Optional.empty();
    }

    /** Whether the number gets messages as far as its country's plan tells. */
    public boolean getsMessages() {
        return of(e164, Optional.empty()).isPresent();
    }

    /** In most countries a number of another one begins with two zeros. */
    private static String international(String typed) {
        String bare = typed.strip();
        return bare.startsWith("00") ? "+" + bare.substring(2) : bare;
    }

    /** ISO 3166-1 alpha-2 of the country that the number belongs to; {@code ZZ} where none has it. */
    public String region() {
        return parsed().map(NUMBERS::getRegionCodeForNumber).orElse(NO_REGION);
    }

    /** Country code and the last two digits, whatever the length: who knows the number recognizes it, nobody else learns it. */
    public String masked() {
        String country = parsed().map(number -> "+" + number.getCountryCode()).orElse("+");
        return country + " ••••• " + e164.substring(e164.length() - 2);
    }

    /** Empty where no country has such numbers. */
    private Optional<Phonenumber.PhoneNumber> parsed() {
        try {
            return Optional.of(NUMBERS.parse(e164, NO_REGION));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return masked();
    }
}
