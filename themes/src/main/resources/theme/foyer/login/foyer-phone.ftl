<#-- Where somebody types the phone number that codes are to be sent to. -->
<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#global title = msg("foyer.phone.title") + " | " + realm.displayName>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("phone"); section>
  <#if section = "header">
    ${msg("foyer.phone.title")}
  <#elseif section = "form">
    <p class="instruction">${msg("foyer.phone.text")}</p>
    <form id="foyer-phone-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate>
      <@field.input name="phone" label=msg("foyer.phone.field") value=(foyerPhone!"") required=true autocomplete="tel" autofocus=true/>
      <@buttons.actionGroup>
        <@buttons.button id="foyer-phone-continue" label="foyer.phone.send"/>
        <#if isAppInitiatedAction??>
          <@buttons.button id="foyer-phone-cancel" name="cancel-aia" label="doCancel" type="secondary" value="true"/>
        </#if>
      </@buttons.actionGroup>
    </form>
  </#if>
</@layout.registrationLayout>
