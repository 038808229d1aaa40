/** How log lines are written: the last step before the bytes takes secrets out. */
package io.github.bybitcamel.log;
