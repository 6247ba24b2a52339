/** Email domains of companies: who claims one, who has proved it by the DNS, and who may join by it. */
package dev.foyer.provisioning.domain;
