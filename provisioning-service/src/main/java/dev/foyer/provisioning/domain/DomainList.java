package dev.foyer.provisioning.domain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A list as text: one domain a line, internationalized ones in either form; empty lines and lines that begin with {@code #} say
 * nothing.
 *
 * @param names in the form of {@link DomainName}
 * @param unusable how many lines were no domain and are left out
 */
record DomainList(Set<String> names, int unusable) {

    private static final String PACKAGED = "free-mail-domains.txt";

    DomainList {
        names = Set.copyOf(names);
    }

    /** Reads UTF-8 to its end. */
    static DomainList read(InputStream text) throws IOException {
        Set<String> names = new HashSet<>();
        int unusable = 0;
        BufferedReader lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Optional<DomainName> domain = DomainName.of(line);
            domain.map(DomainName::ascii).ifPresent(names::add);
            if (domain.isEmpty()) {
                unusable++;
            }
        }
        return new DomainList(names, unusable);
    }

    /** The list that comes with the jar. */
    static DomainList packaged() {
        try (InputStream text = DomainList.class.getResourceAsStream(PACKAGED)) {
            if (text == null) {
                throw new IllegalStateException(PACKAGED + " is missing in the jar.");
            }
            return read(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
