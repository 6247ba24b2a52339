/** People in the registry: contacts, individuals and guests. */
package dev.foyer.provisioning.customer;
