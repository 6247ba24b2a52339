<#import "template.ftl" as layout>
<@layout.emailLayout>
${kcSanitize(msg("foyer.mail.signUpTakenBodyHtml", link, realmName))?no_esc}
</@layout.emailLayout>
