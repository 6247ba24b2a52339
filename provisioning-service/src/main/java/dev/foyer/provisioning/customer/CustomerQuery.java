package dev.foyer.provisioning.customer;

import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.label.LabelQuery;
import dev.foyer.provisioning.problem.ProblemException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of a list of customers, as the caller sent them. */
public final class CustomerQuery {

    private static final Set<String> ACCOUNT_TYPES = Set.of("business", "personal", "guest");

    @Parameter(
            description =
                    "Terms between blanks, all of which must be found in names, email, customer number, company name "
                            + "or company number: from three letters on anywhere, shorter ones at the beginning of a word. Case, "
                            + "accents and punctuation do not matter")
    @QueryParam("q")
    @Nullable
    String q;

    @Parameter(description = "The whole address, whatever its case")
    @QueryParam("email")
    @Nullable
    String email;

    @Parameter(schema = @Schema(enumeration = {"business", "personal", "guest"}))
    @QueryParam("accountType")
    @Nullable
    String accountType;

    @Parameter(description = "Whether they are guests", schema = @Schema(type = SchemaType.BOOLEAN))
    @QueryParam("guests")
    @Nullable
    String guests;

    @Parameter(schema = @Schema(implementation = Lifecycle.class))
    @QueryParam("lifecycle")
    @Nullable
    String lifecycle;

    @Parameter(schema = @Schema(type = SchemaType.BOOLEAN))
    @QueryParam("active")
    @Nullable
    String active;

    @Parameter(description = "The id of a company: its contacts")
    @QueryParam("company")
    @Nullable
    String company;

    @BeanParam
    LabelQuery labels = new LabelQuery();

    @Parameter(
            description = "Whether the customer finished registration and signed in once",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @QueryParam("seenFirstSignIn")
    @Nullable
    String seenFirstSignIn;

    /**
     * All whom the list would show, as a condition on the table {@code customer} under the alias c.
     *
     * @param companies those that the caller may see, of the table {@code company} under the alias k
     * @throws ProblemException naming the parameter when a value is not allowed
     */
    public Condition all(Condition companies) {
        return filter().listing(companies).all();
    }

    /**
     * What the parameters mean. An empty one asks nothing.
     *
     * @throws ProblemException naming the parameter when a value is not allowed
     */
    CustomerFilter filter() {
        if (given(accountType) != null && !ACCOUNT_TYPES.contains(accountType)) {
            throw ProblemException.parameter("accountType", "must be business, personal or guest");
        }
        return new CustomerFilter(
                SearchText.parse(q),
                given(email),
                given(accountType),
                truth("guests", given(guests)),
                stage(given(lifecycle)),
                truth("active", given(active)),
                given(company),
                labels,
                truth("seenFirstSignIn", given(seenFirstSignIn)));
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }

    private static @Nullable Lifecycle stage(@Nullable String value) {
        if (value == null) {
            return null;
        }
        return Arrays.stream(Lifecycle.values())
                .filter(stage -> stage.code().equals(value))
                .findFirst()
                .orElseThrow(() -> ProblemException.parameter(
                        "lifecycle",
                        "must be one of "
                                + Arrays.stream(Lifecycle.values())
                                        .map(Lifecycle::code)
                                        .collect(Collectors.joining(", "))));
    }

    private static @Nullable Boolean truth(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        if (!value.equals("true") && !value.equals("false")) {
            throw ProblemException.parameter(name, "must be true or false");
        }
        return Boolean.valueOf(value);
    }
}
