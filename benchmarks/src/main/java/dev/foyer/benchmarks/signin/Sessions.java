package dev.foyer.benchmarks.signin;

import dev.foyer.benchmarks.hosted.CodeFlow;
import dev.foyer.benchmarks.hosted.SignIn;
import dev.foyer.benchmarks.hosted.Tokens;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Sessions of a realm, one for each of its people, whose tokens are refreshed over and over. For any number of threads. */
final class Sessions {

    private final CodeFlow flow;
    private final AtomicReferenceArray<Tokens> latest = new AtomicReferenceArray<>(SignInRealms.PEOPLE);

    private Sessions(CodeFlow flow) {
        this.flow = flow;
    }

    static Sessions of(SignInRealms realms, String realm) {
        CodeFlow flow = realms.flow(realm);
        Sessions sessions = new Sessions(flow);
        SignIn signIn = new SignIn(flow);
        for (int number = 0; number < SignInRealms.PEOPLE; number++) {
            sessions.latest.set(number, signIn.complete(realms.people(realm).email(number)));
        }
        return sessions;
    }

    void refresh(int number) {
        int session = number % SignInRealms.PEOPLE;
        latest.set(session, flow.refreshed(latest.get(session)));
    }
}
