<#import "template.ftl" as layout>
<@layout.emailLayout>
${kcSanitize(msg("foyer.mail.sign-up.bodyHtml", link, realmName))?no_esc}
</@layout.emailLayout>
