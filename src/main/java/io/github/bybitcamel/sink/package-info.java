/** Where records end: files, databases; what goes through Camel is in {@code transport}. */
package io.github.bybitcamel.sink;
