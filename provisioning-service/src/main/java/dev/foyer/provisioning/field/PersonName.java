package dev.foyer.provisioning.field;

import java.util.regex.Pattern;

/** A first or last name. What Keycloak's {@code person-name-prohibited-characters} refuses is refused here too. */
public final class PersonName implements TextRule {

    private static final PlainText TEXT = new PlainText(255);
    private static final Pattern PROHIBITED = Pattern.compile("[<>&\"$%!#?§;*~/\\\\|^=\\[\\]{}()]");

    @Override
    public String read(String text) throws NotAllowedException {
        String name = TEXT.read(text);
        if (PROHIBITED.matcher(name).find()) {
            throw new NotAllowedException("must not contain any of <>&\"$%!#?§;*~/\\|^=[]{}()");
        }
        return name;
    }
}
