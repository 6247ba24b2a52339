package dev.foyer.devstack.storefront;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** OpenID Connect as any shop would do it: authorization code with PKCE, and sign-out at the provider. */
final class SignIn {
    private static final ClientID CLIENT = new ClientID("storefront");

    private final OpenIdProvider provider;
    private final TokenEndpoint tokens;
    private final URI callback;
    private final URI home;

    SignIn(OpenIdProvider provider, URI shop, Clock clock) {
        this.provider = provider;
        this.tokens = new TokenEndpoint(provider, CLIENT, clock);
        this.callback = shop.resolve("/callback");
        this.home = shop.resolve("/");
    }

    /**
     * Where to send the visitor.
     *
     * @param page what Keycloak is to show
     */
    URI request(SignInAttempt attempt, HostedPage page) throws SignInProblem {
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid", "profile", "email"), CLIENT, callback)
                .endpointURI(provider.metadata().getAuthorizationEndpointURI())
                .state(attempt.state())
                .nonce(attempt.nonce())
                .codeChallenge(attempt.verifier(), CodeChallengeMethod.S256);
        page.ask(request);
        return request.build().toURI();
    }

    /** Who came back, and from which attempt. */
    record Completed(SignInAttempt attempt, SignedIn customer) {}

    /** Says who came back to this address; {@code attempts} finds the visitor's attempt of a state. */
    Completed complete(URI answer, Function<State, Optional<SignInAttempt>> attempts) throws SignInProblem {
        AuthenticationResponse response = parse(answer);
        SignInAttempt expected = Optional.ofNullable(response.getState())
                .flatMap(attempts)
                .orElseThrow(() -> new SignInProblem(
                        "This answer belongs to no sign-in that was begun in this browser. Sign in again."));
        if (!response.indicatesSuccess()) {
            throw new SignInProblem(sentence(response.toErrorResponse().getErrorObject()));
        }
        AuthorizationCode code = response.toSuccessResponse().getAuthorizationCode();
        if (code == null) {
            throw new SignInProblem("The sign-in service answered without a code. Sign in again.");
        }
        SignedIn customer = tokens.redeem(
                        new AuthorizationCodeGrant(code, callback, expected.verifier()), expected.nonce())
                .orElseThrow(() -> new SignInProblem("This sign-in took too long, or was used before. Sign in again."));
        return new Completed(expected, customer);
    }

    /** The same customer with tokens that say what is true now; empty when the session is over. */
    Optional<SignedIn> refreshed(SignedIn customer) throws SignInProblem {
        if (customer.refreshToken().isEmpty()) {
            return Optional.empty();
        }
        // A refreshed ID token need not have a nonce (OpenID Connect Core, section 12.2).
        return tokens.redeem(new RefreshTokenGrant(customer.refreshToken().get()), null);
    }

    /** Where to send the visitor to be signed out everywhere. */
    URI signOut(SignedIn customer) throws SignInProblem {
        return new LogoutRequest(provider.metadata().getEndSessionEndpointURI(), customer.idToken(), home, null)
                .toURI();
    }

    private static AuthenticationResponse parse(URI answer) throws SignInProblem {
        try {
            return AuthenticationResponseParser.parse(answer);
        } catch (ParseException e) {
            throw new SignInProblem("The sign-in service's answer cannot be understood. Sign in again.", e);
        }
    }

    static String sentence(ErrorObject error) {
        String code = Optional.ofNullable(error.getCode()).orElse("unknown error");
        return "The sign-in service answered " + code
                + Optional.ofNullable(error.getDescription())
                        .map(text -> ": " + text)
                        .orElse("") + ".";
    }
}
