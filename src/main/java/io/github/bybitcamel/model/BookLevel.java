package io.github.bybitcamel.model;

import java.math.BigDecimal;

/**
 * What is offered at a price.
 *
 * @param price in quote coin
 * @param quantity in base coin (inverse: USD)
 */
public record BookLevel(BigDecimal price, BigDecimal quantity) {}
