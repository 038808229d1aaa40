/**
 * What a desk looks at all day: pages, their data, live events, health; and what it may do there.
 */
package io.github.bybitcamel.console;
