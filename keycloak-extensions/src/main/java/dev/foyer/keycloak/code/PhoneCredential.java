package dev.foyer.keycloak.code;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.foyer.keycloak.phone.PhoneNumber;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;

/** The phone number that a person gets codes at. Has no secret; the number itself is shown to nobody. */
public final class PhoneCredential extends CredentialModel {

    /** Credential type. */
    public static final String TYPE = "sms-code";

    private static final long serialVersionUID = 1;

    private static final String NUMBER = "number";
    private static final String VERIFIED = "verified";
    private static final ObjectMapper JSON = new ObjectMapper();

    private PhoneCredential() {}

    /** A new one, labelled with the masked number. */
    static PhoneCredential create(PhoneNumber number) {
        return create(number, true);
    }

    /** A new one of which nobody has shown that it is the person's. */
    static PhoneCredential unverified(PhoneNumber number) {
        return create(number, false);
    }

    private static PhoneCredential create(PhoneNumber number, boolean verified) {
        PhoneCredential credential = new PhoneCredential();
        credential.setType(TYPE);
        credential.setCreatedDate(Time.currentTimeMillis());
        credential.setUserLabel(number.masked());
        credential.setSecretData("{}");
        credential.setCredentialData(json(number.e164(), verified));
        return credential;
    }

    /** What was stored. */
    public static PhoneCredential of(CredentialModel stored) {
        PhoneCredential credential = new PhoneCredential();
        credential.setId(stored.getId());
        credential.setType(TYPE);
        credential.setCreatedDate(stored.getCreatedDate());
        credential.setUserLabel(stored.getUserLabel());
        credential.setSecretData(stored.getSecretData());
        credential.setCredentialData(stored.getCredentialData());
        return credential;
    }

    /** The same with the masked number in place of the number, for everybody who is shown credentials. */
    PhoneCredential masked() {
        PhoneCredential masked = of(this);
        masked.setCredentialData(json(maskedNumber(), isVerified()));
        return masked;
    }

    /** The same once its owner has shown a code. */
    PhoneCredential verified() {
        PhoneCredential verified = of(this);
        verified.setCredentialData(json(number().map(PhoneNumber::e164).orElse(""), true));
        return verified;
    }

    /** The number as it may be shown; empty where there is none. */
    public String maskedNumber() {
        return number().map(PhoneNumber::masked).orElse("");
    }

    /** Whether the person has shown that it is theirs; of staff's it is not until the next sign-in. */
    public boolean isVerified() {
        return data().path(VERIFIED).asBoolean(true);
    }

    /** Empty where somebody wrote what is no number. */
    Optional<PhoneNumber> number() {
        return PhoneNumber.kept(data().path(NUMBER).asText());
    }

    private JsonNode data() {
        @Nullable String data = getCredentialData();
        try {
            return data == null ? MissingNode.getInstance() : JSON.readTree(data);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static String json(String number, boolean verified) {
        try {
            return JSON.writeValueAsString(Map.of(NUMBER, number, VERIFIED, verified));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A text can be written as JSON", e);
        }
    }
}
