package dev.foyer.devstack.storefront;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** OpenID Connect as any shop would do it: authorization code with PKCE, and sign-out at the provider. */
final class SignIn {
    private static final ClientID CLIENT = new ClientID("storefront");

    private final OpenIdProvider provider;
    private final URI callback;
    private final URI home;

    SignIn(OpenIdProvider provider, URI shop) {
        this.provider = provider;
        this.callback = shop.resolve("/callback");
        this.home = shop.resolve("/");
    }

    /** Where to send the visitor. */
    URI request(SignInAttempt attempt, boolean newAccount) throws SignInProblem {
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid", "profile", "email"), CLIENT, callback)
                .endpointURI(provider.metadata().getAuthorizationEndpointURI())
                .state(attempt.state())
                .nonce(attempt.nonce())
                .codeChallenge(attempt.verifier(), CodeChallengeMethod.S256);
        if (newAccount) {
            request.prompt(new Prompt(Prompt.Type.CREATE));
        }
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
        return new Completed(expected, validated(exchange(code, expected), expected));
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

    private OIDCTokens exchange(AuthorizationCode code, SignInAttempt attempt) throws SignInProblem {
        try {
            TokenRequest request = new TokenRequest.Builder(
                            provider.metadata().getTokenEndpointURI(),
                            CLIENT,
                            new AuthorizationCodeGrant(code, callback, attempt.verifier()))
                    .build();
            TokenResponse response =
                    OIDCTokenResponseParser.parse(request.toHTTPRequest().send());
            if (response instanceof OIDCTokenResponse success) {
                return success.getOIDCTokens();
            }
            throw new SignInProblem(sentence(response.toErrorResponse().getErrorObject()));
        } catch (ParseException | IOException e) {
            throw new SignInProblem("The sign-in service does not hand out tokens. Try again in a moment.", e);
        }
    }

    private SignedIn validated(OIDCTokens tokens, SignInAttempt attempt) throws SignInProblem {
        OIDCProviderMetadata metadata = provider.metadata();
        try {
            Map<String, Object> idClaims = new IDTokenValidator(
                            metadata.getIssuer(),
                            CLIENT,
                            JWSAlgorithm.RS256,
                            metadata.getJWKSetURI().toURL())
                    .validate(tokens.getIDToken(), attempt.nonce())
                    .toJSONObject();
            Map<String, Object> accessClaims = JWTParser.parse(
                            tokens.getAccessToken().getValue())
                    .getJWTClaimsSet()
                    .toJSONObject();
            return new SignedIn(tokens.getIDToken(), idClaims, accessClaims);
        } catch (BadJOSEException | JOSEException | java.text.ParseException | IOException e) {
            throw new SignInProblem("The ID token is not valid: " + e.getMessage() + ".", e);
        }
    }

    private static String sentence(ErrorObject error) {
        String code = Optional.ofNullable(error.getCode()).orElse("unknown error");
        return "The sign-in service answered " + code
                + Optional.ofNullable(error.getDescription())
                        .map(text -> ": " + text)
                        .orElse("") + ".";
    }
}
