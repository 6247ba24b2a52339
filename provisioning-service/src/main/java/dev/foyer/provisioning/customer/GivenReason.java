package dev.foyer.provisioning.customer;

import org.jspecify.annotations.Nullable;

/**
 * Why something is done, as the API documents it.
 *
 * @param reason kept in the audit
 */
record GivenReason(@Nullable String reason) {}
