<#--
  The end of the sign-up form, the same whether the address is free, taken or waiting for its confirmation already.
-->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#global title = msg("foyer.checkEmail.title") + " | " + realm.displayName>
<@layout.registrationLayout displayInfo=true; section>
    <#if section = "header">
        ${msg("foyer.checkEmail.title")}
    <#elseif section = "form">
        <p class="instruction">${kcSanitize(msg("foyer.checkEmail.sent", foyerEmail))?no_esc}</p>
        <p class="instruction">${msg("foyer.checkEmail.next")}</p>
        <form class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
            <@buttons.actionGroup>
                <@buttons.button id="foyer-send-again" name="again" label="foyer.checkEmail.again" type="secondary"/>
            </@buttons.actionGroup>
        </form>
    <#elseif section = "info">
        <p class="instruction">${msg("foyer.checkEmail.nothing")}</p>
        <p class="instruction"><a href="${foyerHome}">${msg("backToApplication")}</a></p>
    </#if>
</@layout.registrationLayout>
