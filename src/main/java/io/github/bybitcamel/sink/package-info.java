/**
 * Where records end: files, databases, the log; what goes through Camel is in {@code transport}.
 */
package io.github.bybitcamel.sink;
