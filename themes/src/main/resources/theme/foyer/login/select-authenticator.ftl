<#-- Keycloak's page with real buttons: its own answer to the mouse alone -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayInfo=false; section>
  <#if section = "header">
    ${msg("loginChooseAuthenticator")}
  <#elseif section = "form">
    <ul class="foyer-ways" role="list">
      <#list auth.authenticationSelections as way>
        <li>
          <form action="${url.loginAction}" method="post">
            <input type="hidden" name="authenticationExecution" value="${way.authExecId}">
            <button type="submit" class="foyer-way">
              <i class="${properties[way.iconCssClass]!way.iconCssClass}" aria-hidden="true"></i>
              <span class="foyer-way__name">${msg(way.displayName)}</span>
              <span class="foyer-way__help">${msg(way.helpText)}</span>
            </button>
          </form>
        </li>
      </#list>
    </ul>
  </#if>
</@layout.registrationLayout>
