package io.github.bybitcamel.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@link BareCamel} packed like ours, a jar beside the same libraries: an archive of classes takes
 * no directories.
 *
 * @param classPath its jar and the libraries
 */
record BareProgram(Path directory, String classPath) {

  private static final List<String> CONTENT =
      List.of(
          BareCamel.class.getName().replace('.', '/') + ".class",
          "bare/inbox.camel.yaml",
          "bare/clock.camel.yaml");

  static BareProgram pack(Path directory) throws IOException {
    Program.clear(directory);
    Path jar = directory.resolve("bare.jar").toAbsolutePath();
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(out)) {
      for (String name : CONTENT) {
        packed.putNextEntry(new JarEntry(name));
        try (InputStream in = BareCamel.class.getClassLoader().getResourceAsStream(name)) {
          in.transferTo(packed);
        }
        packed.closeEntry();
      }
    }
    try (Stream<Path> libraries = Files.list(Program.LIB)) {
      String classPath =
          Stream.concat(Stream.of(jar), libraries.sorted())
              .map(Path::toString)
              .collect(Collectors.joining(":"));
      return new BareProgram(directory, classPath);
    }
  }

  Child start(URI exchange, List<String> flags) {
    List<String> command = new ArrayList<>();
    command.add(Child.javaCommand());
    command.addAll(flags);
    command.add(
        "-Dlogback.configurationFile=" + Path.of("config/logback.xml").toAbsolutePath().toUri());
    command.addAll(List.of("-classpath", classPath));
    command.addAll(List.of(BareCamel.class.getName(), exchange.toString()));
    return Child.start("bare", directory, Map.of(), command);
  }
}
