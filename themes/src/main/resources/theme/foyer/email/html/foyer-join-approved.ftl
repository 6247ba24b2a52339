<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("foyer.mail.join-approved.body", company, realmName)}</p>
<@layout.shopLink />
</@layout.emailLayout>
