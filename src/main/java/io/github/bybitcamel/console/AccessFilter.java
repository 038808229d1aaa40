package io.github.bybitcamel.console;

import io.github.bybitcamel.web.Neighbours;
import io.github.bybitcamel.web.Token;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who may look and who may act. From this machine everybody may look; from elsewhere, and for every
 * action, the operator's token is asked. There is no cookie, so no page of somebody else can act in
 * an operator's name; and a name that was rebound to us is not answered.
 */
final class AccessFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String BEARER = "Bearer ";
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
              + " connect-src 'self'; base-uri 'none'; form-action 'none';"
              + " frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Permissions-Policy",
          "camera=(), microphone=(), geolocation=()");

  private final transient Optional<Token> operator;

  private final boolean open;

  /**
   * Guards.
   *
   * @param operator proves the operator; empty where nobody is
   * @param open whether everybody of this machine may look
   */
  AccessFilter(Optional<Token> operator, boolean open) {
    this.operator = operator;
    this.open = open;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HEADERS.forEach(response::setHeader);
    Optional<Refusal> refusal = refusal(request);
    if (refusal.isPresent()) {
      refuse(response, refusal.get());
      return;
    }
    chain.doFilter(request, response);
  }

  private Optional<Refusal> refusal(HttpServletRequest request) {
    if (!request.getRequestURI().equals(matched(request))) {
      // A path that is spelt in another way than it was understood has no honest reason.
      return Optional.of(new Refusal(400, "the path is spelt in a roundabout way"));
    }
    String host = name(Optional.ofNullable(request.getHeader("Host")).orElse(""));
    boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    if (isForeign(request, host)) {
      return Optional.of(new Refusal(403, "a page of another site may not ask"));
    }
    if (!reads && !isJson(request)) {
      return Optional.of(new Refusal(415, "the body must be application/json"));
    }
    if ((reads && isOpen(request)) || isOperator(request)) {
      return Optional.empty();
    }
    if (reads && open && isLocal(request)) {
      // A name that leads here only because somebody rebound it could be any page's.
      return Neighbours.isOwnName(host)
          ? Optional.empty()
          : Optional.of(new Refusal(403, "without a token this desk is asked as localhost"));
    }
    return Optional.of(
        new Refusal(
            401,
            operator.isPresent() || reads
                ? "the operator's token is asked for"
                : "nobody may act here: set OPERATOR_TOKEN and start again"));
  }

  /**
   * What tells nothing about the desk: the page itself, and whether the program lives. Told by the
   * servlet that answers, not by the spelling of the path; everything else is closed.
   */
  private static boolean isOpen(HttpServletRequest request) {
    return switch (request.getServletPath()) {
      case "", "/console" -> true;
      case "/health" -> "/live".equals(request.getPathInfo());
      default -> false;
    };
  }

  private static String matched(HttpServletRequest request) {
    return request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
  }

  private static boolean isForeign(HttpServletRequest request, String host) {
    String site = Optional.ofNullable(request.getHeader("Sec-Fetch-Site")).orElse("none");
    boolean navigates = "navigate".equals(request.getHeader("Sec-Fetch-Mode"));
    boolean reads = request.getMethod().equals("GET");
    if (!site.equals("none") && !site.equals("same-origin") && !(navigates && reads)) {
      return true;
    }
    return Optional.ofNullable(request.getHeader("Origin"))
        .filter(origin -> !name(origin.replaceFirst("^https?://", "")).equals(host))
        .isPresent();
  }

  private static boolean isJson(HttpServletRequest request) {
    String type = Optional.ofNullable(request.getContentType()).orElse("");
    return type.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
  }

  private boolean isOperator(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("Authorization"))
        .filter(header -> header.startsWith(BEARER))
        .map(header -> header.substring(BEARER.length()).strip())
        .filter(secret -> operator.filter(token -> token.matches(secret)).isPresent())
        .isPresent();
  }

  private static String name(String host) {
    return host.toLowerCase(Locale.ROOT).replaceFirst(":\\d{1,5}$", "");
  }

  /** What came through a proxy came from elsewhere. The address is a number: no look-up. */
  private static boolean isLocal(HttpServletRequest request) {
    if (Neighbours.isProxied(header -> request.getHeader(header) != null)) {
      return false;
    }
    String address = request.getRemoteAddr().replaceAll("[\\[\\]]", "");
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
    response.setStatus(refusal.status());
    response.setContentType("application/problem+json");
    response.setHeader("Cache-Control", "no-store");
    if (refusal.status() == HttpServletResponse.SC_UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", "Bearer realm=\"operator\"");
    }
    response
        .getOutputStream()
        .write(Json.bytes(Map.of("status", refusal.status(), "detail", refusal.detail())));
  }

  private record Refusal(int status, String detail) {}
}
