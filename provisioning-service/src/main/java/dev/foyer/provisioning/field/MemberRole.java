package dev.foyer.provisioning.field;

/** What a contact may do for a company, by its name. */
public final class MemberRole implements TextRule {

    private static final Choice NAMES = new Choice("admin", "buyer", "viewer");

    @Override
    public String read(String text) throws NotAllowedException {
        return NAMES.read(text);
    }
}
