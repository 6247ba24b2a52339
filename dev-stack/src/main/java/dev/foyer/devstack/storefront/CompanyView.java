package dev.foyer.devstack.storefront;

import com.nimbusds.oauth2.sdk.token.AccessToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the page "Your company" shows one customer.
 *
 * @param company that they look after here; empty while they belong to none
 * @param waiting their companies that cannot order, without those that one of the requests is about
 * @param members of that company
 * @param invited whom that company has invited, for its admins
 * @param joining who asks to join that company, for its admins
 * @param requests of the customer's own
 * @param invitations to the customer
 * @param suggestions companies that the customer's address speaks for, while they belong to none
 */
record CompanyView(
        Me me,
        Optional<Me.Company> company,
        List<WaitingCompany> waiting,
        List<Member> members,
        List<Invitation> invited,
        List<AccountRequest> joining,
        List<AccountRequest> requests,
        List<Invitation> invitations,
        List<NamedCompany> suggestions) {

    /** Asks the API for everything. */
    static CompanyView of(AccountApi api, AccessToken token, Optional<SignedIn.Company> inToken) throws ApiProblem {
        Me me = api.me(token);
        Optional<Me.Company> company = me.company(inToken.map(SignedIn.Company::id));
        String path = company.map(mine -> "companies/" + ApiPath.segment(mine.id()) + "/")
                .orElse("");
        boolean managed = company.filter(Me.Company::managed).isPresent();
        List<AccountRequest> requests = api.list(token, "requests", AccountRequest.class);
        return new CompanyView(
                me,
                company,
                waiting(api, token, me, requests),
                company.isPresent() ? api.list(token, path + "members", Member.class) : List.of(),
                managed ? open(api.list(token, path + "invitations", Invitation.class)) : List.of(),
                managed ? api.list(token, path + "requests?status=open", AccountRequest.class) : List.of(),
                requests,
                open(api.list(token, "invitations", Invitation.class)),
                company.isPresent() ? List.of() : api.list(token, "suggestions", NamedCompany.class));
    }

    /** Whether the customer may ask for a group account: who belongs nowhere, or was refused there, and waits for nothing. */
    boolean mayAskForGroupAccount() {
        return me.allCompanies().stream().allMatch(Me.Company::rejected) && waitsForNothing();
    }

    /** Whether the customer may ask once more for a company that was refused, or that they have withdrawn. */
    boolean mayAskAgain() {
        return me.allCompanies().stream().anyMatch(mine -> mine.rejected() && mine.managed()) && waitsForNothing();
    }

    private boolean waitsForNothing() {
        return requests.stream().noneMatch(AccountRequest::open);
    }

    /**
     * A new company that is not decided on is there as a request, as the wish to join one is: by the page they are the same,
     * since it tells nobody which companies exist.
     */
    private static List<WaitingCompany> waiting(AccountApi api, AccessToken token, Me me, List<AccountRequest> requests)
            throws ApiProblem {
        boolean asked = requests.stream().anyMatch(AccountRequest::newCompany);
        List<WaitingCompany> waiting = new ArrayList<>();
        for (Me.Company company : me.allCompanies()) {
            if (!company.active() && !(asked && company.pending() && company.managed())) {
                waiting.add(WaitingCompany.of(api, token, me, company));
            }
        }
        return waiting;
    }

    private static List<Invitation> open(List<Invitation> invitations) {
        return invitations.stream().filter(Invitation::open).toList();
    }
}
