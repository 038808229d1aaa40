/**
 * The benchmark: each figure beside the floor that physics and the best client set, measured in one
 * run. {@code Benchmark} is the command, a {@code Row} one line of its table.
 */
package io.github.bybitcamel.bench;
