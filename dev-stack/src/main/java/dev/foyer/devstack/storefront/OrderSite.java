package dev.foyer.devstack.storefront;

import dev.foyer.devstack.web.Exchange;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the addresses of the orders do, for somebody who is signed in, as a guest too. */
final class OrderSite {
    static final String PATH = "/orders";
    static final String CLAIM = PATH + "/claim";
    static final String CREATE_ACCOUNT = PATH + "/create-account";

    private static final URI PAGE = URI.create(PATH);
    private static final Notice PLACED = Notice.done("Thank you. Your order is placed.");

    private final AccountApi api;
    private final OrderDesk desk;
    private final Visits visits;
    private final SignInSite signIn;
    private final SignedInPages signedIn;

    OrderSite(AccountApi api, OrderDesk desk, Visits visits, SignInSite signIn, SignedInPages signedIn) {
        this.api = api;
        this.desk = desk;
        this.visits = visits;
        this.signIn = signIn;
        this.signedIn = signedIn;
    }

    /** Answers what belongs to the orders. */
    boolean handled(Exchange exchange) throws IOException, SignInProblem, MalformedForm {
        switch (exchange.method() + " " + exchange.path()) {
            case "GET " + PATH -> signedIn.show(exchange, PATH, this::list);
            case "POST " + PATH -> signedIn.send(exchange, CheckoutSite.PATH, this::place);
            case "GET " + CREATE_ACCOUNT -> signIn.begin(exchange, PATH, HostedPage.REGISTRATION);
            case "POST " + CLAIM -> {
                Claim claim = Claim.of(SubmittedForm.of(exchange));
                signedIn.send(exchange, PATH, (sent, visit, customer) -> claim(sent, claim, customer));
            }
            default -> {
                return exchange.method().equals("GET") && one(exchange);
            }
        }
        return true;
    }

    /** Where the order with this reference is. */
    static URI page(String reference) {
        return URI.create(PATH + "/" + ApiPath.segment(reference));
    }

    private boolean one(Exchange exchange) throws IOException, SignInProblem {
        if (!exchange.path().startsWith(PATH + "/")) {
            return false;
        }
        String reference = exchange.path().substring(PATH.length() + 1);
        signedIn.show(exchange, page(reference).toString(), (asked, visit, customer) -> {
            Optional<PlacedOrder> order = desk.find(customer, reference);
            visits.update(asked, Visit::withoutNotice);
            if (order.isPresent()) {
                asked.html(200, OrderPage.of(visit, customer, order.get()));
            } else {
                asked.html(404, ShopPages.problem(visit, "There is no such order of yours in this shop."));
            }
        });
        return true;
    }

    private void place(Exchange exchange, Visit visit, SignedIn customer) throws IOException {
        Optional<String> id = customer.customerId();
        if (id.isEmpty()) {
            exchange.html(403, ShopPages.problem(visit, "This account cannot buy here. Sign in as a customer."));
            return;
        }
        Cart goods = visits.takeCart(exchange, PLACED);
        exchange.redirect(
                goods.empty()
                        ? PAGE
                        : page(desk.place(customer, id.get(), goods).reference()));
    }

    private void list(Exchange exchange, Visit visit, SignedIn customer) throws IOException, ApiProblem {
        try {
            String page = customer.hasAccount()
                    ? OrdersPage.of(visit, OrdersView.of(api, customer.accessToken()))
                    : OrdersPage.ofGuest(visit, desk.of(customer));
            visits.update(exchange, Visit::withoutNotice);
            exchange.html(200, page);
        } catch (ApiProblem e) {
            if (e.signInNeeded()) {
                throw e;
            }
            visits.update(exchange, Visit::withoutNotice);
            exchange.html(e.pageStatus(), OrdersPage.of(visit, e));
        }
    }

    private void claim(Exchange exchange, Claim claim, SignedIn customer) throws IOException, ApiProblem {
        Notice notice = outcome(claim, customer);
        visits.update(exchange, visit -> visit.withNotice(notice));
        exchange.redirect(PAGE);
    }

    private Notice outcome(Claim claim, SignedIn customer) throws ApiProblem {
        try {
            api.change(customer.accessToken(), claim.call());
            return Notice.done(claim.done());
        } catch (ApiProblem e) {
            if (e.signInNeeded()) {
                throw e;
            }
            return Notice.problem(ProblemText.ofClaim(e));
        }
    }

    /**
     * Orders that the customer wants to have.
     *
     * @param key the same for each repetition of the same wish
     */
    private record Claim(List<String> references, Optional<String> key) {

        static Claim of(Map<String, String> fields) {
            return new Claim(
                    fields.entrySet().stream()
                            .filter(field -> field.getKey().startsWith(OrdersPage.REFERENCE))
                            .map(Map.Entry::getValue)
                            .toList(),
                    Optional.ofNullable(fields.get("key")));
        }

        ApiCall call() {
            return new ApiCall("POST", "guest-orders/claim", Map.of("references", references), key);
        }

        String done() {
            return references.size() == 1 ? "The order is yours now." : "The orders are yours now.";
        }
    }
}
