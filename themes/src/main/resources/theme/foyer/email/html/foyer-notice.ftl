<#import "template.ftl" as layout>
<#import "../notices.ftl" as notices>
<@layout.emailLayout>
<p>${notices.what(notice, credential, realmName)}</p>
<p>${msg("foyer.mail.notice.when", when)}</p>
<#if byStaff>
<p>${msg("foyer.mail.notice.byStaff", realmName)}</p>
</#if>
<#if notice == "email-former">
<p>${msg("foyer.mail.notice.tell", realmName)}</p>
<#else>
<p>${msg("foyer.mail.notice.notYou", realmName)}</p>
<p><a href="${link}">${msg("foyer.mail.notice.newPassword")}</a></p>
<p>${msg("foyer.mail.shop.copy")}</p>
<p><small>${link}</small></p>
</#if>
</@layout.emailLayout>
