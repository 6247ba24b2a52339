<#import "template.ftl" as layout>
<@layout.emailLayout>
${kcSanitize(msg("foyer.mail.email-put-back.bodyHtml", link, realmName))?no_esc}
</@layout.emailLayout>
