package dev.foyer.benchmarks.signin;

import dev.foyer.benchmarks.BenchmarkState;
import dev.foyer.benchmarks.Benchmarks.Benchmark;
import dev.foyer.benchmarks.Contest;
import dev.foyer.benchmarks.Contest.Contestant;
import dev.foyer.benchmarks.hosted.CodeFlow;
import dev.foyer.benchmarks.hosted.People;
import dev.foyer.benchmarks.hosted.SecondFactorSignIn;
import dev.foyer.benchmarks.hosted.StockRealm;
import dev.foyer.benchmarks.hosted.Tokens;
import dev.foyer.benchmarks.hosted.Totp;
import dev.foyer.devstack.FoyerHome;
import dev.foyer.devstack.FoyerStack;
import dev.foyer.devstack.Part;
import dev.foyer.devstack.StackSettings;
import dev.foyer.devstack.inbox.Message;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sign-ins with password and a code by text message per second, from opening the hosted page to tokens, against Keycloak's own
 * authenticator app in a stock realm of the same Keycloak. The gateway answers at once. In the stock realm a code may be used
 * again, else nobody could sign in twice within half a minute: that spares the peer a look at the codes that were used.
 */
public final class OtpBenchmark implements Benchmark {

    // As in the benchmark login: the hash of the password swings most. The peer's two realms warm up the same code
    // twice as fast as
    // ours, so it takes many rounds until neither is compiled any more.
    private static final Contest CONTEST = new Contest("otp", "sign-ins/s", 4, 32, 60, 41);
    private static final int PEOPLE = 64;
    private static final String SECRET = "a-secret-of-20-bytes";
    private static final Pattern CODE = Pattern.compile("#(\\d{6})$");

    @Override
    public void run() {
        FoyerHome home = FoyerHome.find();
        Path state = BenchmarkState.fresh(home, "otp");
        List<Path> realms = List.of(
                StockRealm.addClientForCodes(home.devRealm(), state),
                StockRealm.writeForCodes(state, "stock"),
                StockRealm.writeForCodes(state, "stock-twin"));
        try (FoyerStack stack = FoyerStack.started(StackSettings.onFreePorts(home, state)
                .withParts(EnumSet.of(Part.INBOX, Part.POSTGRESQL, Part.KEYCLOAK))
                .withRealms(realms))) {
            String keycloak = stack.keycloak().baseUrl().toString();
            Contestant messages = messages(stack, keycloak);
            CONTEST.between(messages, app(keycloak, "stock"), app(keycloak, "stock-twin"));
        }
    }

    private static Contestant messages(FoyerStack stack, String keycloak) {
        People people = new People(keycloak, "customers", "someone");
        people.add(
                PEOPLE,
                person -> Map.of("account_type", "personal"),
                person -> credential("sms-code", "{}", "{\"number\":\"" + number(person) + "\"}"));
        SecondFactorSignIn signIn = new SecondFactorSignIn(new CodeFlow(keycloak, "customers"), "code");
        check(signIn.complete(people.email(0), () -> newest(stack, 0)));
        // Nobody comes again within the pause between two codes, whatever the order of the turns.
        AtomicInteger next = new AtomicInteger();
        return new Contestant("text messages", turn -> {
            int person = next.getAndIncrement() % PEOPLE;
            signIn.complete(people.email(person), () -> newest(stack, person));
        });
    }

    private static Contestant app(String keycloak, String realm) {
        People people = new People(keycloak, realm, "someone");
        people.add(
                PEOPLE,
                person -> Map.of(),
                person -> credential(
                        "otp",
                        "{\"value\":\"" + SECRET + "\"}",
                        "{\"subType\":\"totp\",\"digits\":6,\"period\":30,\"algorithm\":\"HmacSHA1\"}"));
        SecondFactorSignIn signIn = new SecondFactorSignIn(new CodeFlow(keycloak, realm), "otp");
        Totp app = new Totp(SECRET, Clock.systemUTC());
        return new Contestant(realm, turn -> signIn.complete(people.email(turn % PEOPLE), app::code));
    }

    private static Map<String, String> credential(String type, String secret, String data) {
        return Map.of("type", type, "secretData", secret, "credentialData", data);
    }

    private static String number(int person) {
        return "+4915566%06d".formatted(person);
    }

    private static String newest(FoyerStack stack, int person) {
        Message message = stack.inbox().messagesTo(number(person)).get(0);
        Matcher code = CODE.matcher(message.text());
        if (!code.find()) {
            throw new IllegalStateException("The newest message has no code.");
        }
        return code.group(1);
    }

    private static void check(Tokens tokens) {
        String level = Tokens.claims(tokens.accessToken()).path("acr").asText();
        if (!level.equals("mfa")) {
            throw new IllegalStateException("The claim acr is '" + level + "'.");
        }
    }
}
