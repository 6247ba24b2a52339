<#--
  Business or personal: two native radio buttons drawn as cards. Whether the business name shows is decided in
  pages.css by :has(), so it needs no script. The attribute carries foyerPersonalAccounts=false where personal
  accounts are switched off: then there is nothing to choose.
-->
<#import "field.ftl" as field>
<#macro choice attribute>
  <#if !(attribute.annotations.foyerPersonalAccounts!true)>
    <input type="hidden" name="${attribute.name}" value="business">
    <@errorOf attribute=attribute/>
  <#else>
    <#local opens = field.opens(messagesPerField.get(attribute.name))>
    <#local chosen = ((attribute.value!"") == "personal")?then("personal", "business")>
    <fieldset class="foyer-account-type" role="radiogroup" aria-required="true"
      <#if messagesPerField.existsError(attribute.name)>aria-invalid="true" aria-describedby="input-error-${attribute.name}"</#if>>
      <legend class="${properties.kcFormLabelClass!}">
        <span class="${properties.kcFormLabelTextClass!}">${advancedMsg(attribute.displayName!"")}</span>
        <span class="${properties.kcInputRequiredClass!}" aria-hidden="true">&#42;</span>
      </legend>
      <div class="foyer-account-type__cards">
        <@card attribute=attribute value="business" chosen=chosen opens=opens
            label=msg("foyer.accountType.business") help=msg("foyer.accountType.business.help")>
          <path d="M4 20V5a1 1 0 0 1 1-1h8a1 1 0 0 1 1 1v15M14 9h5a1 1 0 0 1 1 1v10M2.5 20h19M7.5 8h3M7.5 12h3M7.5 16h3M17 13v.01M17 16.5v.01"/>
        </@card>
        <@card attribute=attribute value="personal" chosen=chosen opens=opens
            label=msg("foyer.accountType.personal") help=msg("foyer.accountType.personal.help")>
          <circle cx="12" cy="8" r="4"/>
          <path d="M4.5 20.5c.7-4 3.6-6 7.5-6s6.8 2 7.5 6"/>
        </@card>
      </div>
      <@errorOf attribute=attribute/>
    </fieldset>
  </#if>
</#macro>

<#macro card attribute value chosen opens label help>
  <label class="foyer-card">
    <input class="foyer-card__radio" type="radio" id="${attribute.name}-${value}" name="${attribute.name}" value="${value}"
      aria-labelledby="${attribute.name}-${value}-label" aria-describedby="${attribute.name}-${value}-help"
      <#if attribute.readOnly>disabled</#if> <#if value == chosen>checked <#if opens>autofocus</#if></#if>>
    <svg class="foyer-card__icon" viewBox="0 0 24 24" aria-hidden="true"><#nested></svg>
    <span class="foyer-card__label" id="${attribute.name}-${value}-label">${label}</span>
    <span class="foyer-card__help" id="${attribute.name}-${value}-help">${help}</span>
  </label>
</#macro>

<#macro errorOf attribute>
  <#if messagesPerField.existsError(attribute.name)>
    <div class="${properties.kcFormHelperTextClass!}" aria-live="polite">
      <span class="${properties.kcInputErrorMessageClass!}" id="input-error-${attribute.name}">${messagesPerField.get(attribute.name)}</span>
    </div>
  </#if>
</#macro>
