package dev.foyer.devstack.storefront;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The access token of the shop's back end itself (RFC 6749, section 4.4), kept while it holds. For any number of threads. */
final class BackEndToken {
    private static final ClientID CLIENT = new ClientID("foyer-checkout");
    // What it is under ./foyer up; a real shop is told.
    private static final Secret SECRET = new Secret("foyer-checkout-secret");
    private static final Duration SPARE = Duration.ofSeconds(10);

    private record Held(AccessToken token, Instant until) {}

    private final OpenIdProvider provider;
    private final Clock clock;
    private @Nullable Held held;

    BackEndToken(OpenIdProvider provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
    }

    /** A token that holds for the moment. */
    synchronized AccessToken get() throws ApiProblem {
        Held now = held;
        if (now == null || !clock.instant().isBefore(now.until())) {
            now = fetch();
            held = now;
        }
        return now.token();
    }

    /** Has the next one fetched anew. */
    synchronized void forget() {
        held = null;
    }

    private Held fetch() throws ApiProblem {
        try {
            TokenRequest request = new TokenRequest.Builder(
                            provider.metadata().getTokenEndpointURI(),
                            new ClientSecretBasic(CLIENT, SECRET),
                            new ClientCredentialsGrant())
                    .build();
            TokenResponse answer = TokenResponse.parse(request.toHTTPRequest().send());
            if (!answer.indicatesSuccess()) {
                throw new IOException(SignIn.sentence(answer.toErrorResponse().getErrorObject()));
            }
            AccessToken token = answer.toSuccessResponse().getTokens().getAccessToken();
            return new Held(
                    token, clock.instant().plusSeconds(token.getLifetime()).minus(SPARE));
        } catch (SignInProblem | ParseException | IOException e) {
            throw new ApiProblem(ApiProblem.UNANSWERED, e);
        }
    }
}
