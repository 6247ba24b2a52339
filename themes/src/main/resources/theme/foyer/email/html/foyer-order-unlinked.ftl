<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("foyer.mail.order-unlinked.body", order, realmName)}</p>
<p>${msg("foyer.mail.order-unlinked.next", realmName)}</p>
<@layout.shopLink />
</@layout.emailLayout>
