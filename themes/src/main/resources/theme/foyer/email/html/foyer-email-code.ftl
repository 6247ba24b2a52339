<#import "template.ftl" as layout>
<@layout.emailLayout>
${kcSanitize(msg("foyer.mail.email-code.html", code, msg("foyer.mail.email-code.life", minutes), realmName))?no_esc}
</@layout.emailLayout>
