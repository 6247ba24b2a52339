<#-- Keycloak's page with links that say where they lead -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("pageExpiredTitle")}
  <#elseif section = "form">
    <p id="instruction1" class="instruction">${msg("foyer.pageExpired")}</p>
    <div class="${properties.kcFormClass!}">
      <@buttons.actionGroup>
        <@buttons.buttonLink id="loginContinueLink" href=url.loginAction label="pageExpiredMsg2" class=["kcButtonPrimaryClass", "kcButtonBlockClass"]/>
        <@buttons.buttonLink id="loginRestartLink" href=url.loginRestartFlowUrl label="pageExpiredMsg1"/>
      </@buttons.actionGroup>
    </div>
  </#if>
</@layout.registrationLayout>
