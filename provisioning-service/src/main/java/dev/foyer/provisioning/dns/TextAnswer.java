package dev.foyer.provisioning.dns;

import java.util.Set;

/** What the DNS says about the text records of a name. */
public sealed interface TextAnswer {

    /**
     * The records of the name.
     *
     * @param values empty where there are none, or no such name
     */
    record Texts(Set<String> values) implements TextAnswer {

        public Texts {
            values = Set.copyOf(values);
        }
    }

    /** Nobody knows: no server answered, or one that it cannot tell. */
    record Unknown() implements TextAnswer {}
}
