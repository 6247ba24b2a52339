<#import "template.ftl" as layout>
<@layout.emailLayout>
<#if company?has_content>
<p>${msg("foyer.mail.link-invitation.ofCompany", realmName, company)}</p>
<#else>
<p>${msg("foyer.mail.link-invitation.body", realmName)}</p>
</#if>
<@layout.passwordLink />
</@layout.emailLayout>
