<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("foyer.mail.orders-claimed.body", orders, realmName)}</p>
<p>${msg("foyer.mail.orders-claimed.next", realmName)}</p>
<@layout.shopLink />
</@layout.emailLayout>
