package dev.foyer.provisioning.customer;

/** What a new customer is sent. Nothing, unless somebody wants it. */
final class Welcome {

    private boolean note;
    private boolean link;

    /** Whether the customer is told of being one. */
    boolean note() {
        return note;
    }

    /** Whether the customer gets a login, and a link to choose a password. */
    boolean link() {
        return link;
    }

    void setNote(boolean note) {
        this.note = note;
    }

    void setLink(boolean link) {
        this.link = link;
    }
}
