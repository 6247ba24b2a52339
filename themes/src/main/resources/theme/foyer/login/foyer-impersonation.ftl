<#--
  Where the link leads by which staff act as a customer. Opening it changes nothing. Without foyerAction the link is not good any more.
-->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#assign heading = foyerAction???then(msg("foyer.impersonation.title"), msg("foyer.emailChange.invalid.title"))>
<#global title = heading + " | " + realm.displayName>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${heading}
    <#elseif section = "form">
        <#if foyerAction??>
            <p class="instruction">${msg("foyer.impersonation.text")}</p>
            <dl class="foyer-details">
                <div><dt>${msg("foyer.impersonation.customer")}</dt><dd>${foyerCustomer}</dd></div>
                <div><dt>${msg("foyer.impersonation.staff")}</dt><dd>${foyerStaff}</dd></div>
                <div><dt>${msg("foyer.impersonation.minutes")}</dt><dd>${foyerMinutes}</dd></div>
            </dl>
            <form class="${properties.kcFormClass!}" action="${foyerAction}" method="post">
                <@buttons.actionGroup>
                    <@buttons.button id="foyer-act" name="act" label="foyer.impersonation.button"/>
                </@buttons.actionGroup>
            </form>
        <#else>
            <p class="instruction">${msg("foyer.impersonation.invalid")}</p>
        </#if>
    </#if>
</@layout.registrationLayout>
