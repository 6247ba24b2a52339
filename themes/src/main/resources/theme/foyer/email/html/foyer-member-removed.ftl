<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("foyer.mail.member-removed.body", company, realmName)}</p>
<@layout.shopLink />
</@layout.emailLayout>
