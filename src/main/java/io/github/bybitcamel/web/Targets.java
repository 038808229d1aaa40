package io.github.bybitcamel.web;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.URIUtil;

/** Reads what a request asks for. Whatever is not exactly known is refused. */
final class Targets {

  private static final Pattern SENDER =
      Pattern.compile("/signals/([a-z0-9-]{1,64})(?:/(" + Token.URL_CHARACTERS + "{1,256}))?");
  private static final Pattern FOUND = Pattern.compile("/signals/(.{1,512})");
  private static final Pattern WAIT = Pattern.compile("([0-9]{1,5})(ms|s)");

  /** Jetty ends a request that is worked on after 30 s. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(25);

  private static final Set<String> PARAMETERS = Set.of("token", "wait", "id");

  private Targets() {}

  /**
   * Returns what {@code request} asks for.
   *
   * @throws Refused if there is nothing of that name, or it cannot be asked so
   */
  static Target of(Request request) throws Refused {
    String path = request.getHttpURI().getPath();
    String method = request.getMethod();
    Fields parameters = parameters(request);
    Optional<String> token = parameter(parameters, "token");
    Optional<Duration> wait = wait(parameter(parameters, "wait"));
    List<Target.Kind> fixed =
        Arrays.stream(Target.Kind.values())
            .filter(kind -> kind != Target.Kind.FIND && kind.path().equals(path))
            .toList();
    Optional<Target.Kind> kind =
        fixed.stream().filter(one -> one.method().equals(method)).findFirst();
    if (kind.isPresent()) {
      return new Target(kind.get(), Optional.empty(), token, Optional.empty(), wait);
    }
    if (HttpMethod.GET.is(method)) {
      return find(path, parameter(parameters, "id"), token);
    }
    Matcher sender = SENDER.matcher(path);
    if (fixed.isEmpty() && HttpMethod.POST.is(method) && sender.matches()) {
      Optional<String> inPath = Optional.ofNullable(sender.group(2));
      Optional<String> source = Optional.of(sender.group(1));
      return new Target(Target.Kind.TAKE, source, inPath.or(() -> token), Optional.empty(), wait);
    }
    throw fixed.isEmpty() && !sender.matches() ? notFound() : notAllowed();
  }

  private static Target find(String path, Optional<String> named, Optional<String> token)
      throws Refused {
    Matcher found = FOUND.matcher(path);
    Optional<String> id = found.matches() ? Optional.of(URIUtil.decodePath(found.group(1))) : named;
    if (id.isEmpty() || (!found.matches() && !path.equals(Target.Kind.FIND.path()))) {
      throw notFound();
    }
    return new Target(Target.Kind.FIND, Optional.empty(), token, id, Optional.empty());
  }

  private static Fields parameters(Request request) throws Refused {
    Fields fields;
    try {
      fields = Request.extractQueryParameters(request);
    } catch (RuntimeException e) {
      throw new Refused(
          HttpStatus.BAD_REQUEST_400, "BAD_QUERY", "the query cannot be read", "encode it");
    }
    for (Fields.Field field : fields) {
      if (!PARAMETERS.contains(field.getName()) || field.getValues().size() > 1) {
        throw new Refused(
            Problem.of(
                    HttpStatus.BAD_REQUEST_400,
                    "UNKNOWN_PARAMETER",
                    field.getName(),
                    "",
                    "the query may hold each once: "
                        + PARAMETERS.stream().sorted().collect(Collectors.joining(", ")),
                    "take everything else out")
                .reply());
      }
    }
    return fields;
  }

  private static Optional<String> parameter(Fields fields, String name) {
    return Optional.ofNullable(fields.getValue(name)).filter(text -> !text.isEmpty());
  }

  private static Optional<Duration> wait(Optional<String> text) throws Refused {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher wait = WAIT.matcher(text.get());
    if (!wait.matches()) {
      throw new Refused(
          Problem.of(
                  HttpStatus.BAD_REQUEST_400,
                  "BAD_WAIT",
                  "wait",
                  text.get(),
                  "it is a number with its unit, s or ms",
                  "write ?wait=2s")
              .reply());
    }
    long number = Long.parseLong(wait.group(1));
    Duration asked =
        wait.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
    return Optional.of(asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked);
  }

  private static Refused notFound() {
    return new Refused(
        HttpStatus.NOT_FOUND_404,
        "NOT_FOUND",
        "there is nothing here",
        "POST /signals, GET /signals/{id} or POST /signals/validate");
  }

  private static Refused notAllowed() {
    return new Refused(
        HttpStatus.METHOD_NOT_ALLOWED_405,
        "METHOD_NOT_ALLOWED",
        "this is not done by that method",
        "POST sends, GET asks");
  }
}
