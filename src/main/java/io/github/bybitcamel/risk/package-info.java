/** What may be sent, decided on exact numbers. Pure functions and the kill switch; JDK only. */
package io.github.bybitcamel.risk;
