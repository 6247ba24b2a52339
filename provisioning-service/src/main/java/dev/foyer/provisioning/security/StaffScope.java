package dev.foyer.provisioning.security;

import dev.foyer.provisioning.database.Condition;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Which customers and companies the caller may see at all. Every query of the API, list or look-up, is narrowed by it:
 * what is out of scope does not exist for the caller. Today everyone with a role sees everything.
 */
@ApplicationScoped
public class StaffScope {

    /** Customers in scope; the alias is that of the table {@code customer}. */
    public Condition customers(String alias) {
        return Condition.ALL;
    }

    /** Companies in scope; the alias is that of the table {@code company}. */
    public Condition companies(String alias) {
        return Condition.ALL;
    }
}
