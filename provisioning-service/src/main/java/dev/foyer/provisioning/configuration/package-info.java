/** The settings of the service. */
package dev.foyer.provisioning.configuration;
