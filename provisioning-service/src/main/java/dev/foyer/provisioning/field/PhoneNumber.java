package dev.foyer.provisioning.field;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.regex.Pattern;

/** A phone number with its country code, however it is spaced; kept as ITU-T E.164 has it: {@code +41446681800}. */
public final class PhoneNumber implements TextRule {

    // Neither letters nor extensions, which E.164 could not keep.
    private static final Pattern WRITTEN = Pattern.compile("\\s*\\+[0-9\\s\\u00a0().\\-/]{1,40}");
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    @Override
    public String read(String text) throws NotAllowedException {
        if (WRITTEN.matcher(text).matches()) {
            try {
                Phonenumber.PhoneNumber number = NUMBERS.parse(text, null);
                if (NUMBERS.isValidNumber(number)) {
                    return NUMBERS.format(number, PhoneNumberFormat.E164);
                }
            } catch (NumberParseException e) {
                // answered below, like a number that nobody can have
            }
        }
        throw new NotAllowedException("must be a phone number with its country code, such as +41 44 668 18 00");
    }
}
