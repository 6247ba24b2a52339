<#import "template.ftl" as layout>
<@layout.emailLayout>
${kcSanitize(msg("foyer.mail.email-change-taken.bodyHtml", link, realmName))?no_esc}
</@layout.emailLayout>
