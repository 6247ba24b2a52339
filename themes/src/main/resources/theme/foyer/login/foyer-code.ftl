<#-- Where somebody types the code that was sent to a phone or by email. -->
<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "password-commons.ftl" as passwordCommons>
<#import "trust-device.ftl" as trustDevice>
<#global title = msg("foyer.code.title") + " | " + realm.displayName>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("code") displayInfo=true; section>
  <#if section = "header">
    ${msg("foyer.code.title")}
  <#elseif section = "form">
    <form id="foyer-code-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate>
      <@field.input name="code" label=msg("foyer.code.field") required=true autocomplete="one-time-code" autofocus=true/>
      <#if foyerNewNumber??>
        <div class="${properties.kcFormGroupClass!}">
          <@passwordCommons.logoutOtherSessions/>
        </div>
      </#if>
      <@trustDevice.box days=(foyerTrustDays!0)/>
      <@buttons.actionGroup>
        <@buttons.button id="foyer-code-continue" label="doSubmit"/>
      </@buttons.actionGroup>
    </form>
    <#if foyerCodeChannel == "sms">
      <script type="module" src="${url.resourcesPath}/js/code.js"></script>
    </#if>
  <#elseif section = "info">
    <form class="foyer-code__more" action="${url.loginAction}" method="post">
      <button class="pf-v5-c-button pf-m-link" type="submit" id="foyer-code-resend" name="resend" value="true">${(foyerCodeChannel == "sms")?then(msg("foyer.code.resend.sms"), msg("foyer.code.resend.email"))}</button>
      <#if foyerNewNumber??>
        <button class="pf-v5-c-button pf-m-link" type="submit" id="foyer-code-other-number" name="other-number" value="true">${msg("foyer.code.other-number")}</button>
        <#if isAppInitiatedAction??>
          <button class="pf-v5-c-button pf-m-link" type="submit" id="foyer-code-cancel" name="cancel-aia" value="true">${msg("doCancel")}</button>
        </#if>
      </#if>
    </form>
  </#if>
</@layout.registrationLayout>
