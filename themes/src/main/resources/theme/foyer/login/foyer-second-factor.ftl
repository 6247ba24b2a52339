<#-- Where somebody chooses a second factor to set up, because a policy or the application wants one. -->
<#import "template.ftl" as layout>
<#global title = msg("foyer.second-factor.title") + " | " + realm.displayName>
<@layout.registrationLayout displayMessage=messagesPerField.exists("global"); section>
  <#if section = "header">
    ${msg("foyer.second-factor.title")}
  <#elseif section = "form">
    <#if foyerFrom??>
      <p class="instruction">${msg("foyer.second-factor.from", foyerFrom)}</p>
    <#else>
      <p class="instruction">${msg("foyer.second-factor.text")}</p>
    </#if>
    <form id="foyer-second-factor-form" action="${url.loginAction}" method="post">
      <ul class="foyer-ways" role="list">
        <#list foyerWays as way>
          <li>
            <button type="submit" class="foyer-way" name="way" value="${way}">
              <#if way == "APP">
                <i class="${properties.kcAuthenticatorOTPClass!}" aria-hidden="true"></i>
                <span class="foyer-way__name">${msg("foyer.second-factor.app")}</span>
                <span class="foyer-way__help">${msg("foyer.second-factor.app.help")}</span>
              <#elseif way == "KEY">
                <i class="${properties.kcAuthenticatorWebAuthnClass!}" aria-hidden="true"></i>
                <span class="foyer-way__name">${msg("foyer.second-factor.key")}</span>
                <span class="foyer-way__help">${msg("foyer.second-factor.key.help")}</span>
              <#else>
                <i class="fa fa-comment list-view-pf-icon-lg" aria-hidden="true"></i>
                <span class="foyer-way__name">${msg("foyer.sms-code.name")}</span>
                <span class="foyer-way__help">${msg("foyer.second-factor.phone.help")}</span>
              </#if>
            </button>
          </li>
        </#list>
      </ul>
      <#if foyerFrom??>
        <button class="pf-v5-c-button pf-m-link foyer-ways__later" type="submit" id="foyer-second-factor-later" name="later" value="true">${msg("foyer.second-factor.later")}</button>
      </#if>
    </form>
  </#if>
</@layout.registrationLayout>
