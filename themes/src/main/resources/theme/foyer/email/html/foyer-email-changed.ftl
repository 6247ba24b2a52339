<#import "template.ftl" as layout>
<@layout.emailLayout>
${kcSanitize(msg("foyer.mail.email-changed.bodyHtml", link, realmName, when, days))?no_esc}
</@layout.emailLayout>
