package io.github.bybitcamel.risk;

import io.github.bybitcamel.model.Category;

/**
 * Which position is meant.
 *
 * @param positionIdx 0 one-way, 1 hedge buy side, 2 hedge sell side
 */
public record PositionKey(Category category, String symbol, int positionIdx) {}
