/** Labels and tags of customers and companies: words by which staff group them. */
package dev.foyer.provisioning.label;
