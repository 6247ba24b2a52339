<#--
  The languages, below every page. Links instead of Keycloak's list, which needs JavaScript and leaves the page as soon
  as somebody walks through it by keyboard; pages.css takes that one away.
-->
<#import "page-title.ftl" as pageTitle>
<#macro content>
  <#if realm.internationalizationEnabled && (locale.supported)?? && locale.supported?size gt 1>
    <nav class="foyer-languages" aria-label="${msg("foyer.languages")}">
      <ul role="list">
        <#list locale.supported as language>
          <li><a href="${language.url}" lang="${language.languageTag}" hreflang="${language.languageTag}"
            <#if language.languageTag == locale.currentLanguageTag>aria-current="true"</#if>>${language.label}</a></li>
        </#list>
      </ul>
    </nav>
  </#if>
</#macro>
