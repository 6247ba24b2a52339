package dev.foyer.docs;

import dev.foyer.devstack.Address;
import dev.foyer.keycloak.bots.BotDefenceStepFactory;
import dev.foyer.keycloak.code.SmsCodeStepFactory;
import dev.foyer.keycloak.emailchange.EmailChangeAction;
import dev.foyer.keycloak.emaildomain.EmailDomainsStepFactory;
import dev.foyer.keycloak.guest.SignInPageFactory;
import dev.foyer.keycloak.mail.QueueingSenderFactory;
import dev.foyer.keycloak.mfa.MfaPolicyStepFactory;
import dev.foyer.keycloak.reset.ResetStepFactory;
import dev.foyer.keycloak.signup.CustomerAccountStepFactory;
import dev.foyer.keycloak.sms.HttpSmsSenderFactory;
import dev.foyer.provisioning.configuration.Description;
import dev.foyer.provisioning.configuration.FoyerConfiguration;
import io.smallrye.config.WithDefault;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.authentication.ConfigurableAuthenticatorFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderFactory;

/** Writes the reference of every setting from the code that reads it. */
final class ConfigurationReference {

    private ConfigurationReference() {}

    static String markdown() {
        return """
                # Configuration

                Generated from the code; do not edit. `mvn -pl integration-tests -am test -Ddocs.write=true` writes it anew.

                ## Sign-up, in Keycloak's console

                Authentication, flow *foyer registration*, the gears of our steps. `PUT /api/v1/settings` writes
                the same values. *User registration* itself is the realm's own switch, under Realm settings, Login. Guests and second
                factors are in the flow *browser*, forgotten passwords in *reset credentials*.

                %s

                Options of Keycloak itself, for `kc.sh start` or `conf/keycloak.conf`:

                | option | unset means | what it does |
                |---|---|---|
                | `spi-validator--foyer-email-domain--disposable-domains-file` | the list in the jar | A file of disposable email domains, one a line, that replaces the list in the jar. It is read again when it changes. |
                | `spi-form-action--foyer-bot-defence--seconds-between-removals` | `60` | How often limits that have run off are removed from the database. |

                ## Changing the email, in Keycloak's console

                Authentication, Required actions, the gear of *Update Email*. How it works: [email-change.md](email-change.md).

                | key | name in the console | unset means | what it does |
                |---|---|---|---|
                %s

                ## Mails, in Keycloak

                Options of Keycloak: in `conf/keycloak.conf` without the dashes, or as an environment variable such as
                `KC_SPI_EMAIL_SENDER__FOYER__KEY`. Times are ISO 8601 durations.

                | option | unset means | what it does |
                |---|---|---|
                %s

                ## Text messages, in Keycloak

                A gateway that takes messages over HTTP. Without one, or another provider of the SPI `foyer-sms-sender`, text messages are
                not offered. The sender `inbox` is for `./foyer up`.

                | option | unset means | what it does |
                |---|---|---|
                %s

                ## Provisioning service

                Each can be a system property under this name, or an environment variable in capitals with underscores, such as
                `FOYER_KEYCLOAK_URL`. Everything else is Quarkus's own: `quarkus.http.port` and so on.

                | setting | type | default | what it does |
                |---|---|---|---|
                %s

                ## `./foyer up`

                | option | environment variable | default | port of |
                |---|---|---|---|
                %s
                """.formatted(signUp(), emailChange(), mails(), messages(), service(), up());
    }

    private static String signUp() {
        return Stream.<ConfigurableAuthenticatorFactory>of(
                        new CustomerAccountStepFactory(),
                        new BotDefenceStepFactory(),
                        new EmailDomainsStepFactory(),
                        new SignInPageFactory(),
                        new MfaPolicyStepFactory(),
                        new SmsCodeStepFactory(),
                        new ResetStepFactory())
                .map(ConfigurationReference::gear)
                .collect(Collectors.joining("\n\n"));
    }

    private static String gear(ConfigurableAuthenticatorFactory step) {
        return """
                ### %s

                | key | name in the console | unset means | what it does |
                |---|---|---|---|
                %s""".formatted(
                        step.getDisplayType(),
                        rows(step.getConfigProperties().stream().map(ConfigurationReference::signUpRow)));
    }

    private static String signUpRow(ProviderConfigProperty property) {
        return row(
                code(property.getName()),
                property.getLabel(),
                Optional.ofNullable(property.getDefaultValue())
                        .map(value -> code(value.toString()))
                        .orElse("none"),
                property.getHelpText());
    }

    private static String emailChange() {
        return rows(new EmailChangeAction().getConfigMetadata().stream().map(ConfigurationReference::signUpRow));
    }

    private static String mails() {
        return options("email-sender--foyer", new QueueingSenderFactory());
    }

    private static String messages() {
        return options("foyer-sms-sender--http", new HttpSmsSenderFactory());
    }

    private static String options(String provider, ProviderFactory<?> factory) {
        return rows(factory.getConfigMetadata().stream()
                .map(property -> row(
                        code("--spi-" + provider + "--" + kebab(property.getName())),
                        property.getDefaultValue() == null
                                ? "none"
                                : code(property.getDefaultValue().toString()),
                        property.getHelpText())));
    }

    private static String service() {
        return rows(settings(FoyerConfiguration.class, "foyer"));
    }

    private static Stream<String> settings(Class<?> type, String prefix) {
        return Arrays.stream(type.getMethods())
                .sorted(Comparator.comparing(Method::getName))
                .flatMap(method -> {
                    String name = prefix + "." + kebab(method.getName());
                    Description description = method.getAnnotation(Description.class);
                    return description == null
                            ? settings(method.getReturnType(), name)
                            : Stream.of(row(
                                    code(name),
                                    type(method.getGenericReturnType()),
                                    Optional.ofNullable(method.getAnnotation(WithDefault.class))
                                            .map(WithDefault::value)
                                            .map(ConfigurationReference::code)
                                            .orElse("none"),
                                    description.value()));
                });
    }

    /** Without what it is wrapped in, and without what is inside. */
    private static String type(Type type) {
        if (!(type instanceof ParameterizedType generic)) {
            return ((Class<?>) type).getSimpleName();
        }
        return generic.getRawType() == Optional.class
                ? type(generic.getActualTypeArguments()[0])
                : type(generic.getRawType());
    }

    private static String up() {
        return rows(EnumSet.allOf(Address.class).stream()
                .map(address -> row(
                        code(address.option()),
                        code(address.variable()),
                        Integer.toString(address.defaultPort()),
                        address.part())));
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static String row(String... cells) {
        return List.of(cells).stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String rows(Stream<String> rows) {
        return rows.collect(Collectors.joining("\n"));
    }
}
