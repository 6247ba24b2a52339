<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("foyer.mail.customer-created.body", realmName)}</p>
<@layout.shopLink />
</@layout.emailLayout>
