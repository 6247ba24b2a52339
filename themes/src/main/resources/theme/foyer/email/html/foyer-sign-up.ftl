<#import "template.ftl" as layout>
<@layout.emailLayout>
${kcSanitize(msg("foyer.mail.signUpBodyHtml", link, realmName))?no_esc}
</@layout.emailLayout>
