package io.github.bybitcamel.signal;

/**
 * One name and value of a record.
 *
 * @param name the field's name as the sender wrote it
 */
record Cell(String name, Value value) {}
