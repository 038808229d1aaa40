/** Measurements, started by hand; no part of the build's tests. */
package io.github.bybitcamel.bench;
