package io.github.bybitcamel.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.apache.camel.CamelContext;

/** On what it was measured. */
record Machine(String text) {

  static Machine here(String exchange) throws IOException {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    String processor =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.replaceAll("^.*: *", ""))
            .findFirst()
            .orElse(System.getProperty("os.arch"));
    return new Machine(
        "%s: %d cores (%s), %d GB, %s %s, Java %s, Camel %s, exchange stand-in %s, load at the end %.1f"
            .formatted(
                LocalDate.now(Clock.systemUTC()),
                system.getAvailableProcessors(),
                processor,
                Math.round(system.getTotalMemorySize() / 1e9),
                System.getProperty("os.name"),
                System.getProperty("os.version").replaceAll("-.*", ""),
                System.getProperty("java.version"),
                CamelContext.class.getPackage().getImplementationVersion(),
                exchange,
                system.getSystemLoadAverage())
            .formatted(Locale.ROOT));
  }
}
