package io.github.bybitcamel.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/**
 * Jars beside the program that are not on its class path: what {@code lib-optional/} brings, and
 * what an operator adds to {@code lib/}. Nothing of them is read before a sink asks for it.
 */
final class OptionalJars {

  private static final int DEPTH = 2;

  private final Path program;

  /** Looks beside the jar that this class is in. */
  OptionalJars() {
    this(home());
  }

  OptionalJars(Path program) {
    this.program = program;
  }

  private static Path home() {
    try {
      URL source = OptionalJars.class.getProtectionDomain().getCodeSource().getLocation();
      return Path.of(source.toURI()).toAbsolutePath().getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets {@code camel} see them from now on; returns whether it sees more than before. */
  boolean addTo(CamelContext camel) {
    if (camel.getApplicationContextClassLoader() instanceof Loader) {
      return false;
    }
    List<URL> jars = new ArrayList<>();
    List.of("lib-optional", "lib").forEach(folder -> collect(program.resolve(folder), jars));
    if (jars.isEmpty()) {
      return false;
    }
    ClassLoader parent = OptionalJars.class.getClassLoader();
    camel.setApplicationContextClassLoader(new Loader(jars, parent));
    return true;
  }

  private static void collect(Path folder, List<URL> jars) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder, DEPTH)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".jar")).sorted().toList()) {
        jars.add(url(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read", e);
    }
  }

  private static URL url(Path file) throws MalformedURLException {
    return file.toUri().toURL();
  }

  /** Asks the class path first: what is in both is loaded once. */
  private static final class Loader extends URLClassLoader {

    Loader(List<URL> jars, ClassLoader parent) {
      super("optional", jars.toArray(URL[]::new), parent);
    }
  }
}
