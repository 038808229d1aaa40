package io.github.bybitcamel.console;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A risk limit and how much of it is used.
 *
 * @param used empty where it is judged order by order
 * @param limit empty where it is not set
 */
public record Limit(
    String name, Optional<BigDecimal> used, Optional<BigDecimal> limit, String unit) {}
