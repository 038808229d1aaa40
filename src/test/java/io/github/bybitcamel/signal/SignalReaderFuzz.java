package io.github.bybitcamel.signal;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Looks for bytes that make the reader fall, or take for an order what is none: {@code
 * JAZZER_FUZZ=1 mvn test -Dtest=SignalReaderFuzz}. No part of the build, for its agent would watch
 * the other tests; what it finds is kept as an input, which {@link HostileInputTest} reads.
 */
class SignalReaderFuzz {

  @FuzzTest(maxDuration = "3h", maxExecutions = 1_000_000)
  void readsAnything(byte[] bytes) {
    AnyBytes.requireSoundReadings(bytes);
  }
}
