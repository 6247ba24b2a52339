package dev.foyer.keycloak.sms;

/** An option of a sender that cannot be meant: Keycloak does not start with it. */
final class BadSettingException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * @param provider id of the sender
     * @param option name of the option, below the sender's
     */
    BadSettingException(String provider, String option, String problem) {
        super("spi-" + SmsSenderSpi.NAME + "--" + provider + "--" + option + ": " + problem);
    }
}
