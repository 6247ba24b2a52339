package dev.foyer.keycloak.sms;

import dev.foyer.keycloak.phone.PhoneNumber;

/**
 * A message to one number. Shows in no text of this record.
 *
 * @param text as the phone shows it
 */
public record SmsMessage(PhoneNumber to, String text) {

    @Override
    public String toString() {
        return "a message to " + to.masked();
    }
}
