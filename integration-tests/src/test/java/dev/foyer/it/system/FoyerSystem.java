package dev.foyer.it.system;

import dev.foyer.devstack.FoyerHome;
import dev.foyer.devstack.FoyerStack;
import dev.foyer.devstack.StackSettings;
import dev.foyer.devstack.keycloak.BuildAdditions;
import dev.foyer.it.provider.ModelWriterFactory;
import dev.foyer.provisioning.dns.DnsWire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Every real part, started once for all tests of a run, and the ways in that a test needs. */
public final class FoyerSystem implements AutoCloseable {

    // So that a test sees within seconds what an operator may see within a minute.
    private static final Map<String, String> SERVICE_SETTINGS = Map.of(
            "FOYER_CANARY_INTERVAL", "PT2S", "FOYER_CANARY_GRACE", "PT5S", "FOYER_RECONCILIATION_SCHEDULE", "off");
    // Limits that have run off go soon; mails are tried again at once, and given up by nobody.
    private static final List<String> KEYCLOAK_OPTIONS = List.of(
            "--spi-form-action--foyer-bot-defence--seconds-between-removals=2",
            "--spi-email-sender--foyer--first-retry=PT0.2S",
            "--spi-email-sender--foyer--longest-retry=PT1S",
            "--spi-email-sender--foyer--look-every=PT1S");

    private final FoyerStack stack;
    private final DnsWire dns;
    private final KeycloakAdmin keycloak;
    private final AtomicInteger people = new AtomicInteger();
    private @Nullable Chromium chromium;
    private @Nullable UserWrites userWrites;

    private FoyerSystem(FoyerStack stack, DnsWire dns) {
        this.stack = stack;
        this.dns = dns;
        this.keycloak = new KeycloakAdmin(stack.keycloak().baseUrl().toString());
    }

    static FoyerSystem start() {
        return start(FoyerHome.find().devRealm());
    }

    /** A system of the caller's own, whose Keycloak imports this realm at its first start. The caller closes it. */
    public static FoyerSystem start(Path realm) {
        FoyerHome home = FoyerHome.find();
        Path state = newState();
        DnsWire dns = new DnsWire();
        StackSettings settings = StackSettings.onFreePorts(home, state)
                .withRealms(List.of(realm))
                .withKeycloakOptions(KEYCLOAK_OPTIONS)
                .withServiceEnvironment(serviceEnvironment(dns));
        return new FoyerSystem(
                FoyerStack.started(settings.withLauncher(KeycloakChoice.launcher(home, state, everyWayIn(state)))),
                dns);
    }

    /** What users can come through beyond what is on by default: SCIM, and an extension that is not ours. */
    private static BuildAdditions everyWayIn(Path state) {
        Path other = ProviderJar.write(
                state.resolve("model-writer.jar"), RealmResourceProviderFactory.class, ModelWriterFactory.class);
        return new BuildAdditions(List.of(other), List.of("--features=scim-api"));
    }

    private static Map<String, String> serviceEnvironment(DnsWire dns) {
        Map<String, String> variables = new HashMap<>(SERVICE_SETTINGS);
        variables.put("FOYER_DNS_SERVERS", dns.address());
        return variables;
    }

    private static Path newState() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "stack")), "run");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public FoyerStack stack() {
        return stack;
    }

    public KeycloakAdmin keycloak() {
        return keycloak;
    }

    /** The limits of the sign-up form. */
    public Limits limits() {
        return new Limits(this);
    }

    /** Our resource in Keycloak's admin API. */
    public AdminResource adminResource() {
        return new AdminResource(keycloak);
    }

    public Registry registry() {
        return new Registry(stack.service().baseUrl().toString(), keycloak);
    }

    /** Notes from its first call on who writes users in Keycloak's database. */
    public UserWrites userWrites() {
        if (userWrites == null) {
            userWrites = new UserWrites(stack.postgreSql());
        }
        return userWrites;
    }

    /** Keycloak's database. */
    public Database keycloakDatabase() {
        return new Database(stack.postgreSql(), "keycloak");
    }

    /** The database of the provisioning service. */
    public Database registryDatabase() {
        return new Database(stack.postgreSql(), "registry");
    }

    /** How many sign-ups with this address wait for their confirmation. */
    public long waitingSignUps(String email) {
        return keycloakDatabase().count("select count(*) from foyer_sign_up where email = lower(?)", email);
    }

    /** Waits until every mail that Keycloak has taken in is sent, or was to nobody. */
    public void awaitMailsSent() {
        Awaitility.await("every mail is sent")
                .atMost(Duration.ofSeconds(20))
                .until(() -> keycloakDatabase().count("select count(*) from foyer_mail where state = 'waiting'") == 0);
    }

    /** The DNS that the provisioning service asks. */
    public DnsWire dns() {
        return dns;
    }

    public Mailbox mailbox() {
        return new Mailbox(stack.inbox().baseUrl().toString());
    }

    /** Address of the sample application, without a slash at the end. */
    public String storefront() {
        return stack.storefront().baseUrl().toString();
    }

    /** Address of the realm, which is its issuer. */
    public String realm() {
        return stack.keycloak().baseUrl() + "/realms/customers";
    }

    /** Whether Keycloak runs on this machine itself and not in a container: takes options, and reads files of ours. */
    public boolean keycloakReadsFiles() {
        return !KeycloakChoice.container();
    }

    /** The browser, started when the first test asks for it. */
    public Chromium chromium() {
        if (chromium == null) {
            chromium = Chromium.launch();
        }
        return chromium;
    }

    /** An address that no other test uses. */
    public String newEmail() {
        return "rosa" + people.incrementAndGet() + "@buyer.example";
    }

    /** A business name that no other test uses: who types one that exists asks to join, and gets no company. */
    public String newBusiness() {
        return "Pine " + people.incrementAndGet() + " Ltd";
    }

    /** The attributes of a business that no other test uses. */
    public Map<String, String> newBusinessAccount() {
        return Map.of("account_type", "business", "business_name", newBusiness());
    }

    @Override
    public void close() {
        if (chromium != null) {
            chromium.close();
        }
        stack.close();
        dns.close();
    }
}
