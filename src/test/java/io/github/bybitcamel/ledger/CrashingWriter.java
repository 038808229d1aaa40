package io.github.bybitcamel.ledger;

import java.io.PrintStream;
import java.util.stream.IntStream;

/**
 * A process that receives deliveries until it is killed, and prints the name and the sequence of
 * each once it was promised; a line that is not whole is no promise. Arguments: the ledger's URL, a
 * prefix for names, the number of threads.
 */
final class CrashingWriter {

  private CrashingWriter() {}

  @SuppressWarnings("resource") // It is killed.
  public static void main(String[] arguments) {
    Ledger ledger = Ledgers.open(arguments[0]);
    int threads = Integer.parseInt(arguments[2]);
    IntStream.range(0, threads)
        .mapToObj(thread -> arguments[1] + "-" + thread + "-")
        .forEach(prefix -> new Thread(() -> receive(ledger, prefix, System.out)).start());
  }

  private static void receive(Ledger ledger, String prefix, PrintStream promises) {
    for (int i = 0; ; i++) {
      String name = prefix + i;
      Receipt receipt = ledger.receive(Samples.delivery(name, Samples.item(1, name))).get(0);
      promises.println(name + " " + receipt.sequence() + " promised");
    }
  }
}
