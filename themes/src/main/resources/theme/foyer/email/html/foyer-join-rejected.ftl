<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("foyer.mail.join-rejected.body", company, realmName)}</p>
<#if reason?has_content>
<p>${msg("foyer.mail.reason", reason)}</p>
</#if>
<p>${msg("foyer.mail.join-rejected.next", realmName)}</p>
<@layout.shopLink />
</@layout.emailLayout>
