<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("foyer.mail.join-request.body", company, email, realmName)}</p>
<@layout.shopLink />
</@layout.emailLayout>
