<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("foyer.mail.join-requested.body", company, realmName)}</p>
<@layout.shopLink />
</@layout.emailLayout>
