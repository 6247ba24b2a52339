<#-- The box to have this device remembered, on the pages of second factors; days is set where the realm offers it. -->
<#macro box days=0>
  <#if days gt 0>
    <div class="${properties.kcCheckboxClass!}">
      <input class="${properties.kcCheckboxInputClass!}" type="checkbox" id="foyer-trust-device" name="foyer-trust-device">
      <label class="${properties.kcCheckboxLabelClass!}" for="foyer-trust-device">${msg("foyer.trust-device", days)}</label>
    </div>
  </#if>
</#macro>
