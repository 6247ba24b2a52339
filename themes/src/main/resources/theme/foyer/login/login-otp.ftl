<#-- Keycloak's page with radio buttons in place of boxes that only a mouse can choose, and the box to have this device remembered -->
<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "trust-device.ftl" as trustDevice>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("totp"); section>
  <#if section = "header">
    ${msg("doLogIn")}
  <#elseif section = "form">
    <form id="kc-otp-login-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post"
        onsubmit="login.disabled = true; return true;">
      <#if otpLogin.userOtpCredentials?size gt 1>
        <fieldset class="foyer-devices">
          <legend class="${properties.kcFormLabelTextClass!}">${msg("loginTotpDeviceName")}</legend>
          <#list otpLogin.userOtpCredentials as device>
            <label class="${properties.kcCheckboxClass!}">
              <input type="radio" class="${properties.kcCheckboxInputClass!}" name="selectedCredentialId" value="${device.id}"
                <#if device.id == (otpLogin.selectedCredentialId!"")>checked</#if>>
              <span class="${properties.kcCheckboxLabelClass!}">${device.userLabel}</span>
            </label>
          </#list>
        </fieldset>
      <#else>
        <input type="hidden" name="selectedCredentialId" value="${otpLogin.selectedCredentialId!''}">
      </#if>
      <@field.input name="otp" label=msg("loginOtpOneTime") required=true autocomplete="one-time-code" fieldName="totp" autofocus=true/>
      <@trustDevice.box days=(foyerTrustDays!0)/>
      <@buttons.loginButton/>
    </form>
  </#if>
</@layout.registrationLayout>
