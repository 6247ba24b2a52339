package dev.foyer.keycloak.sms;

import org.keycloak.provider.ProviderFactory;

/** Makes senders. One that has no settings is there and not used. */
public interface SmsSenderProviderFactory extends ProviderFactory<SmsSenderProvider> {

    /** Whether it has what it needs to send. */
    boolean isConfigured();
}
