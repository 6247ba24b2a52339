<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("foyer.mail.company-rejected.body", company, realmName)}</p>
<#if reason?has_content>
<p>${msg("foyer.mail.reason", reason)}</p>
</#if>
<p>${msg("foyer.mail.company-rejected.next", realmName)}</p>
<@layout.shopLink />
</@layout.emailLayout>
