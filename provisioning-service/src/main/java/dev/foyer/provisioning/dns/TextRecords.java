package dev.foyer.provisioning.dns;

import dev.foyer.provisioning.configuration.FoyerConfiguration;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.spi.InitialContextFactory;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the DNS for text records, by the JDK's own client. Thread-safe; every call asks anew and takes as long as the servers do, up to
 * the timeout of each.
 */
@Startup
@ApplicationScoped
public class TextRecords {

    private static final Logger log = Logger.getLogger(TextRecords.class);

    private static final String FACTORY = "com.sun.jndi.dns.DnsContextFactory";
    private static final String TYPE = "TXT";
    private static final int ATTEMPTS = 2;

    // The second attempt waits twice as long as the first.
    private static final int SHARES = 3;

    private final InitialContextFactory client;
    private final Hashtable<String, String> environment = new Hashtable<>();

    @Inject
    TextRecords(FoyerConfiguration configuration) {
        this(
                configuration.dns().servers().orElse(List.of()),
                configuration.dns().timeout());
    }

    TextRecords(List<String> servers, Duration timeout) {
        client = client();
        environment.put(Context.PROVIDER_URL, DnsServers.of(servers).url());
        environment.put("com.sun.jndi.dns.timeout.initial", Long.toString(Math.max(1, timeout.toMillis() / SHARES)));
        environment.put("com.sun.jndi.dns.timeout.retries", Integer.toString(ATTEMPTS));
    }

    /**
     * The text records of a name.
     *
     * @param name in ASCII, from the root, without a dot at its end
     */
    // The provider for the DNS makes texts of what it is answered, never objects.
    @SuppressWarnings("BanJNDI")
    public TextAnswer of(String name) {
        try {
            DirContext dns = (DirContext) client.getInitialContext(environment);
            try {
                return texts(dns.getAttributes(name, new String[] {TYPE}).get(TYPE));
            } finally {
                dns.close();
            }
        } catch (NameNotFoundException e) {
            return new TextAnswer.Texts(Set.of());
        } catch (NamingException e) {
            log.infof("The DNS does not tell the text records of %s: %s", name, e.getExplanation());
            return new TextAnswer.Unknown();
        }
    }

    private static TextAnswer texts(@Nullable Attribute records) throws NamingException {
        if (records == null) {
            return new TextAnswer.Texts(Set.of());
        }
        Set<String> values = new HashSet<>();
        for (Object value : Collections.list(records.getAll())) {
            values.add(String.valueOf(value));
        }
        return new TextAnswer.Texts(values);
    }

    // Not by way of InitialContext: Quarkus switches JNDI off, so that nothing in a log line can look anything up.
    private static InitialContextFactory client() {
        return ServiceLoader.load(InitialContextFactory.class, ClassLoader.getPlatformClassLoader()).stream()
                .filter(provider -> provider.type().getName().equals(FACTORY))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("This Java has no module jdk.naming.dns; take a whole one"))
                .get();
    }
}
