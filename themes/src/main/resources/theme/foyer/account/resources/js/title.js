// Keycloak's page has one title for all languages; this takes it from the message bundles, as the console does its texts.
const { serverBaseUrl, realm, locale } = JSON.parse(document.getElementById("environment").textContent);
const response = await fetch(`${serverBaseUrl}/resources/${realm}/account/${locale}`);
const title = response.ok && (await response.json()).find(({ key }) => key === "foyer.account.title");
if (title) {
  document.title = title.value;
}
