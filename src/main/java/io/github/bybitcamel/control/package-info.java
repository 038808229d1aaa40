/**
 * Who stops and resumes the trading of an account: the operator through every door, and a guard by
 * itself. What is stopped by it is denied elsewhere.
 */
package io.github.bybitcamel.control;
