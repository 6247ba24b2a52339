package dev.foyer.devstack.storefront;

import com.nimbusds.oauth2.sdk.token.AccessToken;

/**
 * A company of the customer's that cannot order.
 *
 * @param mayBeLeft whether the API lets the customer go: not the last admin
 */
record WaitingCompany(Me.Company company, boolean mayBeLeft) {

    static WaitingCompany of(AccountApi api, AccessToken token, Me me, Me.Company company) throws ApiProblem {
        return new WaitingCompany(company, !company.managed() || managedByOthers(api, token, me, company));
    }

    private static boolean managedByOthers(AccountApi api, AccessToken token, Me me, Me.Company company)
            throws ApiProblem {
        return api.list(token, "companies/" + ApiPath.segment(company.id()) + "/members", Member.class).stream()
                .anyMatch(member -> member.manages() && !member.customerId().equals(me.id()));
    }
}
