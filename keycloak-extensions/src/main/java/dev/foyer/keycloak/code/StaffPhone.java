package dev.foyer.keycloak.code;

import dev.foyer.keycloak.phone.PhoneNumber;
import dev.foyer.keycloak.settings.SmsSettings;
import dev.foyer.keycloak.sms.SmsSenders;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Phone numbers that staff set for a customer. For the thread of the session. */
public final class StaffPhone {

    private final KeycloakSession session;
    private final RealmModel realm;

    public StaffPhone(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** What credentials of phones are called. */
    public String credentialType() {
        return PhoneCredential.TYPE;
    }

    /**
     * Why no codes can go there: {@code no-sender}, {@code no-mobile-number} or {@code country}; empty where they can.
     *
     * @param number with the country code
     */
    public Optional<String> refusal(String number) {
        if (SmsSenders.of(session).isEmpty()) {
            return Optional.of("no-sender");
        }
        Optional<PhoneNumber> phone = PhoneNumber.of(number, Optional.empty());
        if (phone.isEmpty()) {
            return Optional.of("no-mobile-number");
        }
        return SmsChannel.isAllowed(phone.get(), SmsSettings.of(realm)) ? Optional.empty() : Optional.of("country");
    }

    /** Takes the place of the number before; nobody has shown yet that it is the customer's. */
    public void set(UserModel user, String number) {
        PhoneNumber phone = PhoneNumber.of(number, Optional.empty()).orElseThrow();
        new PhoneCredentialProvider(session).createCredential(realm, user, PhoneCredential.unverified(phone));
    }
}
