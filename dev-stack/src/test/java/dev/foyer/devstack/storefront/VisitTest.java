package dev.foyer.devstack.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VisitTest {
    private static final SignedIn BEFORE = Ada.with("ada", "old", Map.of());
    private static final SignedIn AFTER = Ada.with("ada", "new", Map.of());
    private static final SignedIn OTHER = Ada.with("bo", "other", Map.of());

    @Test
    void newerTokensOfTheSameCustomerAreTaken() {
        assertThat(Visit.NEW.signedIn(BEFORE).refreshed(BEFORE, AFTER).signedIn())
                .contains(AFTER);
    }

    @Test
    void whoHasSignedInMeanwhileKeepsTheirOwnTokens() {
        assertThat(Visit.NEW.signedIn(OTHER).refreshed(BEFORE, AFTER).signedIn())
                .contains(OTHER);
        assertThat(Visit.NEW.signedIn(OTHER).signedOut(BEFORE).signedIn()).contains(OTHER);
        assertThat(Visit.NEW.signedIn(AFTER).signedOut(BEFORE).signedIn()).contains(AFTER);
    }

    @Test
    void whoHasSignedOutMeanwhileStaysSignedOut() {
        assertThat(Visit.NEW.refreshed(BEFORE, AFTER).signedIn()).isEmpty();
    }

    @Test
    void tokensOfSomebodyElseAreNotTaken() {
        assertThat(Visit.NEW.signedIn(BEFORE).refreshed(BEFORE, OTHER).signedIn())
                .contains(BEFORE);
    }

    @Test
    void whoseSessionIsOverIsSignedOutAndKeepsTheCart() {
        Visit visit = Visit.NEW
                .withCart(Cart.EMPTY.with(Article.POSTER))
                .signedIn(BEFORE)
                .signedOut(BEFORE);

        assertThat(visit.signedIn()).isEmpty();
        assertThat(visit.cart().articles()).containsExactly(Article.POSTER);
    }
}
