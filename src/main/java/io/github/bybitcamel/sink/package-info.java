/** Where records end: files, databases; what goes through Camel is in {@code processor}. */
package io.github.bybitcamel.sink;
