package io.github.bybitcamel.doctor;

import java.util.Optional;

/**
 * What one look showed.
 *
 * @param subject what was looked at, a word or two
 * @param text what was seen; never a secret
 * @param fix what a person is to do; empty where all is well
 */
record Finding(String subject, String text, Optional<String> fix) {

  static Finding tick(String subject, String text) {
    return new Finding(subject, text, Optional.empty());
  }

  static Finding cross(String subject, String text, String fix) {
    return new Finding(subject, text, Optional.of(fix));
  }

  /** Returns the same of one of several accounts. */
  Finding of(String account) {
    return new Finding(account + subject, text, fix);
  }

  boolean well() {
    return fix.isEmpty();
  }
}
