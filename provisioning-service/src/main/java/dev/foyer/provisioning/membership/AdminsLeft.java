package dev.foyer.provisioning.membership;

/** Who must still be there to manage a company after an admin has gone or has a smaller role. */
public enum AdminsLeft {

    /** Members leave an admin who can sign in: nobody among them could help otherwise. */
    ABLE {
        @Override
        boolean holds(Headcount after) {
            return after.ableAdmins() > 0;
        }
    },

    /**
     * Staff may take everybody away, and may leave it to somebody who has no login yet, since they can help. But whoever stays has
     * some admin.
     */
    ANY {
        @Override
        boolean holds(Headcount after) {
            return after.members() == 0 || after.admins() > 0;
        }
    };

    /** Whether the company may be left like this. */
    abstract boolean holds(Headcount after);
}
