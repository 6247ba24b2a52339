package dev.foyer.provisioning.field;

import java.util.regex.Pattern;

/** An address like {@code anna@example.org}: no quoted local parts, no address literals. Lengths as in RFC 5321. */
public final class EmailAddress implements TextRule {

    private static final PlainText TEXT = new PlainText(254);
    private static final String ATOM = "[^\\s\\p{Cntrl}\\p{Z}\"(),:;<>@\\[\\]\\\\.]+";
    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?";
    private static final Pattern ADDRESS =
            Pattern.compile("(?<local>" + ATOM + "(?:\\." + ATOM + ")*+)@" + LABEL + "(?:\\." + LABEL + ")++");

    @Override
    public String read(String text) throws NotAllowedException {
        String address = TEXT.read(text);
        var matcher = ADDRESS.matcher(address);
        if (!matcher.matches() || matcher.group("local").length() > 64) {
            throw new NotAllowedException("must be an email address such as anna@example.org");
        }
        return address;
    }
}
