/**
 * Says what is wrong before money is involved: looks at exchange, key, ledger, inbox and disk, and
 * changes nothing. To look at one thing more, add a {@link io.github.bybitcamel.doctor.Check} to
 * {@link io.github.bybitcamel.doctor.Examination}.
 */
package io.github.bybitcamel.doctor;
