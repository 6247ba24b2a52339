<#--
  The box to ask for the newsletter; the registration step tells its words and their language. It is ticked only where this
  person ticked it beside these very words, in a form that came back with an error.
-->
<#macro box wording language>
  <div class="${properties.kcFormGroupClass!}">
    <div class="${properties.kcCheckboxClass!}">
      <input class="${properties.kcCheckboxInputClass!}" type="checkbox" id="newsletter" name="newsletter" value="${language}"
        <#if ((register.formData.newsletter)!"") == language>checked</#if>>
      <label class="${properties.kcCheckboxLabelClass!}" for="newsletter">${kcSanitize(wording)?no_esc}</label>
    </div>
  </div>
</#macro>
