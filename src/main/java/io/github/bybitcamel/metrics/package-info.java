/** What can be counted and timed, one class for each group of meters, as Prometheus reads it. */
package io.github.bybitcamel.metrics;
