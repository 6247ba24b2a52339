<#import "template.ftl" as layout>
<#import "../roles.ftl" as roles>
<@layout.emailLayout>
<p>${msg("foyer.mail.invitation.body", company, roles.name(role), realmName)}</p>
<p>${msg("foyer.mail.invitation.next", company)}</p>
<@layout.shopLink />
</@layout.emailLayout>
