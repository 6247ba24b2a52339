<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("foyer.mail.link-login.body", realmName)}</p>
<@layout.passwordLink />
</@layout.emailLayout>
