<#import "template.ftl" as layout>
<#import "../roles.ftl" as roles>
<@layout.emailLayout>
<p>${msg("foyer.mail.role-changed.body", company, roles.name(role), realmName)}</p>
<@layout.shopLink />
</@layout.emailLayout>
