package dev.foyer.keycloak.code;

import dev.foyer.keycloak.limits.Limit;
import dev.foyer.keycloak.limits.Rate;
import dev.foyer.keycloak.limits.Subject;
import dev.foyer.keycloak.phone.PhoneNumber;
import dev.foyer.keycloak.settings.SmsSettings;
import dev.foyer.keycloak.sms.SmsMessage;
import dev.foyer.keycloak.sms.SmsNotSentException;
import dev.foyer.keycloak.sms.SmsSenderProvider;
import dev.foyer.keycloak.sms.SmsSenders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/** Codes by text message, while the person waits. */
final class SmsChannel implements CodeChannel {

    private static final Logger LOG = Logger.getLogger(SmsChannel.class);

    private final KeycloakSession session;
    private final SmsSettings settings;
    private final SmsTexts texts;
    private final PhoneNumber number;

    SmsChannel(KeycloakSession session, SmsTexts texts, PhoneNumber number) {
        this.session = session;
        this.settings = SmsSettings.of(session.getContext().getRealm());
        this.texts = texts;
        this.number = number;
    }

    @Override
    public String key() {
        return "sms";
    }

    @Override
    public String sentMessage() {
        return "foyer.code.sent.sms";
    }

    @Override
    public String notSentMessage() {
        return "foyer.code.not-sent.sms";
    }

    @Override
    public String masked() {
        return number.masked();
    }

    @Override
    public List<Limit> limits() {
        List<Limit> limits = new ArrayList<>();
        if (settings.perNumberPerHour() > 0) {
            limits.add(new Limit(Subject.phone(number.e164()), Rate.perHour(settings.perNumberPerHour())));
        }
        if (settings.perDay() > 0) {
            limits.add(new Limit(Subject.realm(), new Rate(settings.perDay(), Duration.ofDays(1))));
        }
        return limits;
    }

    @Override
    public void send(OneTimeCode code) throws CodeNotSentException {
        deliver(texts.code(code));
    }

    /** Tells the number that it is none of the person's any more. Who cannot be reached there any more keeps nobody waiting. */
    void tellReplaced() {
        try {
            deliver(texts.replaced());
        } catch (CodeNotSentException e) {
            LOG.infof(
                    "A replaced phone number could not be told in realm %s.",
                    session.getContext().getRealm().getName());
        }
    }

    private void deliver(String text) throws CodeNotSentException {
        Optional<SmsSenderProvider> sender = SmsSenders.of(session);
        if (sender.isEmpty()) {
            throw new CodeNotSentException("No SMS sender is configured.");
        }
        if (!number.getsMessages() || !isAllowed(number, settings)) {
            throw new CodeNotSentException("The number gets no messages, or its country is not allowed.");
        }
        try {
            sender.get().send(new SmsMessage(number, text));
        } catch (SmsNotSentException e) {
            LOG.warnf(
                    "A text message could not be sent in realm %s: %s",
                    session.getContext().getRealm().getName(), e.getMessage());
            throw new CodeNotSentException("The gateway did not take the message.");
        }
    }

    /** Whether numbers of this country get messages. */
    static boolean isAllowed(PhoneNumber number, SmsSettings settings) {
        return settings.countries().isEmpty()
                || settings.countries().contains(number.region().toUpperCase(Locale.ROOT));
    }
}
