/** Named instants at which the crash proof ends the program; without the proof, nothing. */
package io.github.bybitcamel.failpoint;
