<#ftl output_format="plainText">
<#import "../notices.ftl" as notices>
${notices.what(notice, credential, realmName)}

${msg("foyer.mail.notice.when", when)}

<#if byStaff>
${msg("foyer.mail.notice.byStaff", realmName)}

</#if>
<#if notice == "email-former">
${msg("foyer.mail.notice.tell", realmName)}
<#else>
${msg("foyer.mail.notice.notYou", realmName)}

${link}
</#if>
