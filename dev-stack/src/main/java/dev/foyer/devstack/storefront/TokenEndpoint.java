package dev.foyer.devstack.storefront;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hands out tokens for codes and refresh tokens, and takes none whose ID token is not valid. */
final class TokenEndpoint {
    private final OpenIdProvider provider;
    private final ClientID client;
    private final Clock clock;

    TokenEndpoint(OpenIdProvider provider, ClientID client, Clock clock) {
        this.provider = provider;
        this.client = client;
        this.clock = clock;
    }

    /**
     * Whom the tokens are about; empty when the grant is used up or expired.
     *
     * @param nonce of the attempt; null where the ID token need not have one
     */
    Optional<SignedIn> redeem(AuthorizationGrant grant, @Nullable Nonce nonce) throws SignInProblem {
        TokenResponse answer = exchange(grant);
        if (answer instanceof OIDCTokenResponse success) {
            return Optional.of(validated(success.getOIDCTokens(), nonce));
        }
        ErrorObject error = answer.toErrorResponse().getErrorObject();
        if (OAuth2Error.INVALID_GRANT.getCode().equals(error.getCode())) {
            return Optional.empty();
        }
        throw new SignInProblem(SignIn.sentence(error));
    }

    private TokenResponse exchange(AuthorizationGrant grant) throws SignInProblem {
        try {
            TokenRequest request =
                    new TokenRequest.Builder(provider.metadata().getTokenEndpointURI(), client, grant).build();
            return OIDCTokenResponseParser.parse(request.toHTTPRequest().send());
        } catch (ParseException | IOException e) {
            throw new SignInProblem("The sign-in service does not hand out tokens. Try again in a moment.", e);
        }
    }

    private SignedIn validated(OIDCTokens tokens, @Nullable Nonce nonce) throws SignInProblem {
        OIDCProviderMetadata metadata = provider.metadata();
        try {
            Map<String, Object> idClaims = new IDTokenValidator(
                            metadata.getIssuer(),
                            client,
                            JWSAlgorithm.RS256,
                            metadata.getJWKSetURI().toURL())
                    .validate(tokens.getIDToken(), nonce)
                    .toJSONObject();
            Map<String, Object> accessClaims = JWTParser.parse(
                            tokens.getAccessToken().getValue())
                    .getJWTClaimsSet()
                    .toJSONObject();
            return new SignedIn(
                    tokens.getIDToken(),
                    tokens.getAccessToken(),
                    Optional.ofNullable(tokens.getRefreshToken()),
                    idClaims,
                    accessClaims,
                    clock.instant());
        } catch (BadJOSEException | JOSEException | java.text.ParseException | IOException e) {
            throw new SignInProblem("The ID token is not valid: " + e.getMessage() + ".", e);
        }
    }
}
