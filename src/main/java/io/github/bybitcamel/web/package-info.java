/**
 * The HTTP door: who may knock, what may come in, what is answered. Jetty in front, so that nothing
 * unproven reaches a route; the routes behind it are Camel's.
 */
package io.github.bybitcamel.web;
