package io.github.bybitcamel.v5;

/**
 * How much of a quota is used at a moment.
 *
 * @param endpoint its name in settings, for example {@code order-create}; {@code ip} for everything
 *     from this address
 * @param group which categories share it
 * @param quota calls in a window; 0 where none is known
 * @param used places that are held
 * @param waiting calls that wait for one
 */
public record UsedQuota(String endpoint, String group, int quota, int used, int waiting) {}
