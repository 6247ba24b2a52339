<#-- Keycloak's page; the link says what it does, instead of "click here" with half a sentence that few languages can end -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayInfo=true; section>
  <#if section = "header">
    ${msg("emailVerifyTitle")}
  <#elseif section = "form">
    <p class="instruction">
      <#if verifyEmail??>${msg("emailVerifyInstruction1", verifyEmail)}<#else>${msg("emailVerifyInstruction4", user.email)}</#if>
    </p>
    <#if isAppInitiatedAction??>
      <form id="kc-verify-email-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
        <@buttons.actionGroup>
          <@buttons.button id="kc-submit" label=(verifyEmail??)?then("emailVerifyResend", "emailVerifySend")/>
          <@buttons.button id="kc-cancel" name="cancel-aia" label="doCancel" type="secondary" value="true" formnovalidate="formnovalidate"/>
        </@buttons.actionGroup>
      </form>
    </#if>
  <#elseif section = "info">
    <#if !isAppInitiatedAction??>
      <p class="instruction">
        ${msg("emailVerifyInstruction2")}<br>
        <a href="${url.loginAction}">${msg("emailVerifyResend")}</a>
      </p>
    </#if>
  </#if>
</@layout.registrationLayout>
