package dev.foyer.provisioning.company;

import dev.foyer.provisioning.customer.SearchText;
import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.label.LabelOwner;
import dev.foyer.provisioning.label.LabelQuery;
import dev.foyer.provisioning.paging.Listing;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of a list of companies, as the caller sent them. */
public final class CompanyQuery {

    @Parameter(description = "Anywhere in name, email or customer number; case and accents do not matter")
    @QueryParam("q")
    @Nullable
    String q;

    @BeanParam
    LabelQuery labels = new LabelQuery();

    /**
     * All that the list would show, as a condition on the table {@code company} under the alias k.
     *
     * @throws dev.foyer.provisioning.problem.ProblemException naming the parameter when a value is not allowed
     */
    public Condition all() {
        return listing(SearchText.parse(q), labels, Condition.ALL).all();
    }

    /**
     * The list of the table {@code company} under the alias k.
     *
     * @param text in name, email or customer number; null for all
     * @param visible those that the caller may see
     */
    static Listing listing(@Nullable SearchText text, LabelQuery labels, Condition visible) {
        Listing list = labels.narrow(Listing.of("company", "k").narrow(visible), LabelOwner.COMPANY);
        return text == null ? list : list.narrow(text.condition("k"));
    }
}
