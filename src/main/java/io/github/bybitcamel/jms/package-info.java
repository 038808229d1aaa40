/**
 * The door for messages: journalled before they are acknowledged, answered once there is an
 * outcome.
 */
package io.github.bybitcamel.jms;
