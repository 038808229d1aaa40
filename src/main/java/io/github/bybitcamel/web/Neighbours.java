package io.github.bybitcamel.web;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;

/** Keeps web pages out: they reach a local port through their visitor's browser. */
public final class Neighbours {

  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
  private static final Set<String> PROXIED =
      Set.of(
          "Forwarded",
          "Via",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Proto",
          "X-Real-IP");
  private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9a-f:]+]|[^:\\[\\]]+)(:\\d+)?");

  private Neighbours() {}

  /**
   * Returns whether a request came through a proxy, and so from elsewhere.
   *
   * @param has whether the request has a header of that name
   */
  public static boolean isProxied(Predicate<String> has) {
    return PROXIED.stream().anyMatch(has);
  }

  /** Returns whether a host, in lower case and without port, is this machine by its own name. */
  public static boolean isOwnName(String host) {
    return LOCAL.contains(host);
  }

  /**
   * Refuses what a page of another origin has sent.
   *
   * @throws Refused if it has
   */
  static void refuseForeign(HttpFields headers) throws Refused {
    String host = headers.get(HttpHeader.HOST);
    String origin = headers.get(HttpHeader.ORIGIN);
    String site = headers.get("Sec-Fetch-Site");
    boolean own = origin == null || origin.replaceFirst("^https?://", "").equals(host);
    if (!own || (site != null && !OWN_SITE.contains(site))) {
      throw new Refused(
          HttpStatus.FORBIDDEN_403,
          "FOREIGN_ORIGIN",
          "a page of another origin may not ask",
          "send from a program, not from a web page");
    }
  }

  /**
   * Refuses a request that does not come from this machine, or was not addressed to it by its own
   * name. What came through a proxy came from elsewhere.
   *
   * @param token the variable of the token that lets others ask
   * @throws Refused if it does not
   */
  static void refuseElsewhere(Request request, String token) throws Refused {
    HttpFields headers = request.getHeaders();
    boolean here =
        Addresses.parse(Request.getRemoteAddr(request))
            .filter(InetAddress::isLoopbackAddress)
            .isPresent();
    if (!here || isProxied(headers::contains)) {
      throw new Refused(
          HttpStatus.FORBIDDEN_403,
          "ELSEWHERE",
          "without a token only this machine is answered",
          "set " + token + " and send it");
    }
    Matcher host = AUTHORITY.matcher(Optional.ofNullable(headers.get(HttpHeader.HOST)).orElse(""));
    if (!host.matches() || !isOwnName(host.group(1))) {
      throw new Refused(
          HttpStatus.FORBIDDEN_403,
          "FOREIGN_HOST",
          "without a token only localhost, 127.0.0.1 and [::1] are answered",
          "ask http://127.0.0.1, or set " + token + " and send it");
    }
  }
}
