package io.github.bybitcamel.signal;

import java.util.Optional;

/**
 * What was read of a program's request.
 *
 * @param reading the signal it comes down to, or why it is none
 * @param orderLinkId the name that a new order is to have; empty where the program gave none
 */
public record Request(Reading reading, Optional<String> orderLinkId) {}
