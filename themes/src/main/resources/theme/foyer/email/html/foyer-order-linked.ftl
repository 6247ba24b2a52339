<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("foyer.mail.order-linked.body", order, realmName)}</p>
<p>${msg("foyer.mail.order-linked.next", realmName)}</p>
<@layout.shopLink />
</@layout.emailLayout>
