/** Named values from the environment, {@code -D} and files. JDK only. */
package io.github.bybitcamel.settings;
