<#--
  After the form with a new email address, and where the links in its mails lead. Opening one changes nothing: scanners and
  previews open links too. What the page is for stands in foyerPage: sent, confirm, changed, invalid, taken, refused, object,
  put-back or blocked.
-->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#assign texts = {
    "sent": {"title": msg("foyer.checkEmail.title"), "text": msg("foyer.emailChange.sent.text")},
    "confirm": {"title": msg("foyer.emailChange.confirm.title"), "text": msg("foyer.emailChange.confirm.text"), "button": "foyer.emailChange.confirm.button"},
    "changed": {"title": msg("foyer.emailChange.changed.title"), "text": msg("foyer.emailChange.changed.text")},
    "invalid": {"title": msg("foyer.emailChange.invalid.title"), "text": msg("foyer.emailChange.invalid.text")},
    "taken": {"title": msg("foyer.emailChange.taken.title"), "text": msg("foyer.emailChange.taken.text")},
    "refused": {"title": msg("foyer.emailChange.refused.title"), "text": msg("foyer.emailChange.refused.text")},
    "object": {"title": msg("foyer.emailChange.object.title"), "text": msg("foyer.emailChange.object.text"), "button": "foyer.emailChange.object.button"},
    "put-back": {"title": msg("foyer.emailChange.putBack.title"), "text": msg("foyer.emailChange.putBack.text")},
    "blocked": {"title": msg("foyer.emailChange.blocked.title"), "text": msg("foyer.emailChange.blocked.text")}
}>
<#assign page = texts[foyerPage]>
<#global title = page.title + " | " + realm.displayName>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${page.title}
    <#elseif section = "form">
        <p class="instruction">${page.text}</p>
        <#if foyerEmail??>
            <dl class="foyer-details">
                <div><dt>${msg("email")}</dt><dd>${foyerEmail}</dd></div>
            </dl>
        </#if>
        <#if page.button?? && foyerAction??>
            <form class="${properties.kcFormClass!}" action="${foyerAction}" method="post">
                <@buttons.actionGroup>
                    <@buttons.button id="foyer-confirm" name="confirm" label=page.button/>
                </@buttons.actionGroup>
            </form>
        <#else>
            <@buttons.actionGroup>
                <@buttons.buttonLink id="foyer-home" href=foyerHome label="backToApplication" class=["kcButtonPrimaryClass", "kcButtonBlockClass"]/>
            </@buttons.actionGroup>
        </#if>
    </#if>
</@layout.registrationLayout>
