package dev.foyer.keycloak.sms;

/** Nobody can say that the message is on its way. The message of this exception carries neither number nor text nor secret. */
public final class SmsNotSentException extends Exception {

    private static final long serialVersionUID = 1;

    /** What happened, for operators. */
    public SmsNotSentException(String message) {
        super(message);
    }
}
