<#--
  Where the link in a sign-up's mail leads. Opening it changes nothing: scanners and previews open links too. What the page
  is for stands in foyerPage: confirm, signed-in, invalid, taken or refused.
-->
<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "password-validation.ftl" as validator>
<#assign texts = {
    "confirm": {"title": msg("foyer.signUpLink.confirm.title"), "button": "foyer.signUpLink.confirm.button"},
    "signed-in": {"title": msg("foyer.signUpLink.signedIn.title"), "text": msg("foyer.signUpLink.signedIn.text"), "button": "foyer.signUpLink.signedIn.button"},
    "invalid": {"title": msg("foyer.signUpLink.invalid.title"), "text": msg("foyer.signUpLink.invalid.text")},
    "taken": {"title": msg("foyer.signUpLink.taken.title"), "text": msg("foyer.signUpLink.taken.text")},
    "refused": {"title": msg("foyer.signUpLink.refused.title"), "text": msg("foyer.signUpLink.refused.text")}
}>
<#assign page = texts[foyerPage]>
<#global title = page.title + " | " + realm.displayName>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("password", "password-confirm"); section>
    <#if section = "header">
        ${page.title}
    <#elseif section = "form">
        <#if foyerPage == "confirm">
            <p class="instruction">${msg("foyer.signUpLink.confirm.text")}</p>
            <dl class="foyer-details">
                <div><dt>${msg("email")}</dt><dd>${foyerEmail}</dd></div>
                <#if foyerName?has_content><div><dt>${msg("foyer.name")}</dt><dd>${foyerName}</dd></div></#if>
                <#if foyerBusiness?has_content><div><dt>${msg("foyer.businessName")}</dt><dd>${foyerBusiness}</dd></div></#if>
                <#if foyerNewsletter??><div><dt>${msg("foyer.newsletter")}</dt><dd>${kcSanitize(foyerNewsletter)?no_esc}</dd></div></#if>
            </dl>
        <#else>
            <p class="instruction">${page.text}</p>
        </#if>
        <#if page.button??>
            <form class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate>
                <#if foyerPage == "confirm">
                    <#-- for password managers -->
                    <input type="text" value="${foyerEmail}" autocomplete="username" readonly hidden>
                    <@field.password name="password-new" fieldName="password" label=msg("password") autocomplete="new-password" required=true autofocus=true/>
                    <@field.password name="password-confirm" label=msg("passwordConfirm") autocomplete="new-password" required=true/>
                </#if>
                <@buttons.actionGroup>
                    <@buttons.button id="foyer-confirm" name="confirm" label=page.button/>
                </@buttons.actionGroup>
            </form>
            <#if foyerPage == "confirm">
                <@validator.templates/>
                <@validator.script field="password-new"/>
            </#if>
        <#else>
            <@buttons.actionGroup>
                <@buttons.buttonLink id="foyer-home" href=foyerHome label="backToApplication" class=["kcButtonPrimaryClass", "kcButtonBlockClass"]/>
            </@buttons.actionGroup>
        </#if>
    </#if>
</@layout.registrationLayout>
