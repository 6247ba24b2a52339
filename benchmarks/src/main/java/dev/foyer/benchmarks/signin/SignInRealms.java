package dev.foyer.benchmarks.signin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.benchmarks.BenchmarkState;
import dev.foyer.benchmarks.hosted.CodeFlow;
import dev.foyer.benchmarks.hosted.People;
import dev.foyer.benchmarks.hosted.SignIn;
import dev.foyer.benchmarks.hosted.StockRealm;
import dev.foyer.benchmarks.hosted.Tokens;
import dev.foyer.devstack.FoyerHome;
import dev.foyer.devstack.FoyerStack;
import dev.foyer.devstack.Part;
import dev.foyer.devstack.StackSettings;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;

/**
 * Our realm and two stock ones on one Keycloak, with the same people in each. In ours they have everything that the registry
 * writes, so that their tokens carry all claims. The provisioning service is not there: it takes no part in a sign-in.
 */
final class SignInRealms implements AutoCloseable {

    static final int PEOPLE = 64;

    private static final Map<String, String> NOTHING = Map.of();
    private static final List<String> CLAIMS =
            List.of("account_type", "customer_id", "customer_number", "customer_status", "company");

    private final FoyerStack stack;
    private final Path state;

    private SignInRealms(FoyerStack stack, Path state) {
        this.stack = stack;
        this.state = state;
    }

    static SignInRealms start(String benchmark) {
        return start(benchmark, StockRealm::addClient);
    }

    /** As {@link #start(String)}; ours lets guests in too. */
    static SignInRealms startWithGuests(String benchmark) {
        return start(benchmark, StockRealm::addClientForGuests);
    }

    /** @param ours writes our realm with a client, of a realm's file and into a folder */
    private static SignInRealms start(String benchmark, BinaryOperator<Path> ours) {
        FoyerHome home = FoyerHome.find();
        Path state = BenchmarkState.fresh(home, benchmark);
        List<Path> realms = List.of(
                ours.apply(home.devRealm(), state),
                StockRealm.write(state, "stock"),
                StockRealm.write(state, "stock-twin"));
        SignInRealms started = new SignInRealms(
                FoyerStack.started(StackSettings.onFreePorts(home, state)
                        .withParts(EnumSet.of(Part.POSTGRESQL, Part.KEYCLOAK))
                        .withRealms(realms)),
                state);
        started.fill();
        return started;
    }

    FoyerStack stack() {
        return stack;
    }

    Path postgresLog() {
        return state.resolve("logs/postgresql.log");
    }

    String keycloak() {
        return stack.keycloak().baseUrl().toString();
    }

    CodeFlow flow(String realm) {
        return new CodeFlow(keycloak(), realm);
    }

    People people(String realm) {
        return new People(keycloak(), realm, "someone");
    }

    private void fill() {
        people("customers").add(PEOPLE, SignInRealms::customer);
        people("stock").add(PEOPLE, number -> NOTHING);
        people("stock-twin").add(PEOPLE, number -> NOTHING);
        check(new SignIn(flow("customers")).complete(people("customers").email(0)));
    }

    private static Map<String, String> customer(int number) {
        String company = """
                {"id":"%s","name":"Harbour Lights %d Ltd","number":"K%d","role":"buyer"}""".formatted(new UUID(1, number), number, 1000 + number);
        return Map.of(
                "account_type",
                "business",
                "business_name",
                "Harbour Lights " + number + " Ltd",
                "customer_id",
                new UUID(2, number).toString(),
                "customer_number",
                "C" + (1000 + number),
                "customer_status",
                "registered",
                "companies",
                company);
    }

    /** Measuring tokens without claims would flatter us. */
    private static void check(Tokens tokens) {
        for (String token : List.of(tokens.accessToken(), tokens.idToken())) {
            JsonNode claims = Tokens.claims(token);
            for (String claim : CLAIMS) {
                if (!claims.hasNonNull(claim)) {
                    throw new IllegalStateException("The claim " + claim + " is missing: " + claims);
                }
            }
        }
    }

    @Override
    public void close() {
        stack.close();
    }
}
