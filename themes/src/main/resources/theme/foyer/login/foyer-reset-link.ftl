<#-- Where the link in the mail of a forgotten password leads. Opening it changes nothing: scanners and previews open links too. -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#assign first = foyerFirst!false>
<#assign heading = first?then(msg("foyer.resetLink.firstTitle"), msg("foyer.resetLink.title"))>
<#global title = heading + " | " + realm.displayName>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${heading}
  <#elseif section = "form">
    <p class="instruction">${first?then(msg("foyer.resetLink.firstText"), msg("foyer.resetLink.text"))}</p>
    <form id="foyer-reset-link-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
      <@buttons.actionGroup>
        <@buttons.button id="foyer-reset-continue" name="continue" label="foyer.resetLink.button"/>
      </@buttons.actionGroup>
    </form>
  </#if>
</@layout.registrationLayout>
