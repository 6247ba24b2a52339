package dev.foyer.keycloak.emaildomain;

import dev.foyer.keycloak.settings.EmailDomainSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.AttributeContext;
import org.keycloak.userprofile.UserProfileAttributeValidationContext;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.validate.SimpleValidator;
import org.keycloak.validate.ValidationContext;
import org.keycloak.validate.ValidationError;
import org.keycloak.validate.ValidatorConfig;

/**
 * Validator of the attribute {@code email}: refuses domains that customers may not use, wherever a customer enters an address:
 * at sign-up, in the review of an identity provider's data, when changing it. An address that was stored before passes, and an
 * administrator may set any.
 */
public final class EmailDomainValidator implements SimpleValidator {

    /** Name under which a user profile refers to this validator. */
    public static final String ID = "foyer-email-domain";

    /** Option of the server: a file that replaces the packaged list of disposable domains. */
    static final String FILE = "disposable-domains-file";

    static final String REFUSED = "foyer.error.email-domain";

    private DisposableDomains disposable = new DisposableDomains(Optional.empty());

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public void init(Config.Scope config) {
        Optional<String> file = Optional.ofNullable(config.get(FILE)).filter(name -> !name.isBlank());
        disposable = new DisposableDomains(file.map(Path::of));
    }

    @Override
    public ValidationContext validate(
            Object input, String inputHint, ValidationContext context, ValidatorConfig config) {
        AttributeContext change =
                UserProfileAttributeValidationContext.from(context).getAttributeContext();
        if (isByAdmin(change.getContext())) {
            return context;
        }
        String email = submitted(change);
        if (!email.isBlank() && !email.equalsIgnoreCase(stored(change)) && !admits(change, email)) {
            context.addError(new ValidationError(ID, inputHint, REFUSED));
        }
        return context;
    }

    private boolean admits(AttributeContext change, String email) {
        EmailDomainSettings settings =
                EmailDomainSettings.of(change.getSession().getContext().getRealm());
        return new DomainRule(settings, disposable::contains).admits(email);
    }

    private static boolean isByAdmin(UserProfileContext context) {
        return context.isAdminContext() || context == UserProfileContext.SCIM;
    }

    private static String submitted(AttributeContext change) {
        List<String> values = change.getAttributes().get(UserModel.EMAIL);
        return values == null || values.isEmpty() || values.get(0) == null ? "" : values.get(0);
    }

    /** What a provider says of a person who is new here has the form of a user, but nothing is stored yet. */
    private static String stored(AttributeContext change) {
        UserModel user = change.getContext() == UserProfileContext.IDP_REVIEW ? null : change.getUser();
        String email = user == null ? null : user.getEmail();
        return email == null ? "" : email;
    }
}
