<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("foyer.mail.company-requested.body", company, realmName)}</p>
<@layout.shopLink />
</@layout.emailLayout>
