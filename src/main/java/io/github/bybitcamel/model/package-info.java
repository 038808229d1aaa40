/** The field's nouns as values that refuse nonsense. JDK only: no Camel, no JSON, no I/O. */
package io.github.bybitcamel.model;
