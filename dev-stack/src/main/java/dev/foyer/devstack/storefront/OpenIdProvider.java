package dev.foyer.devstack.storefront;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The provider's addresses, found by discovery when first needed, so that the shop may start before Keycloak. */
final class OpenIdProvider {
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Issuer issuer;
    private volatile @Nullable OIDCProviderMetadata known;

    OpenIdProvider(Issuer issuer) {
        this.issuer = issuer;
    }

    OIDCProviderMetadata metadata() throws SignInProblem {
        OIDCProviderMetadata current = known;
        if (current == null) {
            try {
                current = OIDCProviderMetadata.resolve(issuer, TIMEOUT_MILLIS, TIMEOUT_MILLIS);
                known = current;
            } catch (GeneralException | IOException e) {
                throw new SignInProblem(
                        "The sign-in service at " + issuer + " does not answer. Try again in a moment.", e);
            }
        }
        return current;
    }
}
