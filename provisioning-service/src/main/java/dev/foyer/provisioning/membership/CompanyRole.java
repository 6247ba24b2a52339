package dev.foyer.provisioning.membership;

import java.util.Locale;

/** What a member may do for a company, the least first. */
public enum CompanyRole {
    VIEWER,
    BUYER,
    ADMIN;

    /** As the API and the column {@code role} write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads what {@link #code} writes.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static CompanyRole of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether who has it decides about other members, invitations and requests. */
    public boolean mayManage() {
        return this == ADMIN;
    }

    /** Whether who has it may give somebody else this role: nobody grants above their own. */
    public boolean mayGrant(CompanyRole role) {
        return mayManage() && role.compareTo(this) <= 0;
    }
}
