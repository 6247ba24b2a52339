<#-- A field that people neither see nor reach; the registration step tells its name. The place is hidden by pages.css. -->
<#macro trap field>
  <div class="foyer-trap" aria-hidden="true">
    <label for="${field}">${msg("foyer.trap")}</label>
    <input type="text" id="${field}" name="${field}" value="" tabindex="-1" autocomplete="off">
  </div>
</#macro>
