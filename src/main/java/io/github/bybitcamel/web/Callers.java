package io.github.bybitcamel.web;

import io.github.bybitcamel.settings.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;

/** Finds out who sends a request, by its headers and URL alone. */
final class Callers {

  private static final String BEARER = "bearer ";

  private final Sources sources;
  private final boolean paper;
  private final Addresses proxies;

  /**
   * Tells them apart by {@code sources}.
   *
   * @param paper whether nothing can be lost, so that this machine needs no token
   * @param proxies whose forwarded headers are believed
   */
  Callers(Sources sources, boolean paper, Addresses proxies) {
    this.sources = sources;
    this.paper = paper;
    this.proxies = proxies;
  }

  /**
   * Returns who it is.
   *
   * @throws Refused if nothing proves it, or it may not ask
   */
  Caller identify(Request request, Target target) throws Refused {
    HttpFields headers = request.getHeaders();
    Neighbours.refuseForeign(headers);
    Optional<String> bearer = bearer(headers);
    Caller caller =
        target.kind().isControl()
            ? operator(request, bearer)
            : sender(request, target, bearer.or(target::urlToken));
    if (caller.source().isPresent()) {
      refuseAddress(request, caller.source().get());
    }
    return caller;
  }

  private Caller operator(Request request, Optional<String> bearer) throws Refused {
    if (sources.operator().isEmpty()) {
      if (paper) {
        Neighbours.refuseElsewhere(request, Setting.OPERATOR_TOKEN.variable());
        return Caller.operator();
      }
      throw new Refused(
          HttpStatus.FORBIDDEN_403,
          "CONTROL_OFF",
          "nobody may control over HTTP",
          "set OPERATOR_TOKEN and start again");
    }
    if (bearer.filter(sources.operator().get()::matches).isEmpty()) {
      throw unproven();
    }
    return Caller.operator();
  }

  private Caller sender(Request request, Target target, Optional<String> token) throws Refused {
    HttpFields headers = request.getHeaders();
    if (token.isPresent()) {
      return byToken(target, token.get(), bearer(headers).isEmpty());
    }
    Optional<Source> signing = sources.find(target.source().orElse(Sources.DEFAULT));
    if (headers.contains("webhook-signature")
        && signing.flatMap(Source::signature).isPresent()
        && target.kind() != Target.Kind.FIND) {
      return new Caller(signing, true);
    }
    if (paper && !sources.anyProven() && target.source().isEmpty()) {
      Neighbours.refuseElsewhere(request, Setting.SIGNALS_TOKEN.variable());
      return Caller.of(sources.find(Sources.DEFAULT).orElseThrow());
    }
    if (!paper && !sources.anyProven()) {
      throw new Refused(
          HttpStatus.FORBIDDEN_403,
          "INTAKE_OFF",
          "nobody may send signals over HTTP",
          "set SIGNALS_TOKEN and start again");
    }
    throw unproven();
  }

  private Caller byToken(Target target, String token, boolean inUrl) throws Refused {
    Optional<Source> holder = Optional.empty();
    for (Source source : sources.all()) {
      boolean usable = source.token().isPresent() && (!inUrl || !source.token().get().guessable());
      if (usable && source.token().get().matches(token)) {
        holder = Optional.of(source);
      }
    }
    String name = holder.map(Source::name).orElse("");
    if (holder.isPresent() && target.source().orElse(name).equals(name)) {
      return Caller.of(holder.get());
    }
    boolean operator = sources.operator().filter(known -> known.matches(token)).isPresent();
    if (operator && !inUrl && target.kind() == Target.Kind.FIND) {
      return Caller.operator();
    }
    throw unproven();
  }

  private static Optional<String> bearer(HttpFields headers) throws Refused {
    List<String> all = headers.getValuesList(HttpHeader.AUTHORIZATION.asString());
    if (all.isEmpty()) {
      return Optional.empty();
    }
    String first = all.get(0);
    if (all.size() > 1 || !first.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      throw unproven();
    }
    return Optional.of(first.substring(BEARER.length()).strip());
  }

  private void refuseAddress(Request request, Source source) throws Refused {
    if (!source.addresses().isEmpty() && !source.addresses().contains(address(request))) {
      throw new Refused(
          HttpStatus.FORBIDDEN_403,
          "ADDRESS_NOT_ALLOWED",
          "source " + source.name() + " may not ask from this address",
          "mend source." + source.name() + ".addresses");
    }
  }

  /** The last hop that is not ours: what stands before it anybody can write. */
  private String address(Request request) {
    String address = Request.getRemoteAddr(request);
    if (!proxies.contains(address)) {
      return address;
    }
    List<String> hops = request.getHeaders().getCSV(HttpHeader.X_FORWARDED_FOR, false);
    for (int i = hops.size() - 1; i >= 0; i--) {
      address = hops.get(i);
      if (!proxies.contains(address)) {
        return address;
      }
    }
    return address;
  }

  static Refused unproven() {
    return new Refused(
        Problem.of(
                HttpStatus.UNAUTHORIZED_401,
                "UNAUTHORIZED",
                "nothing proves who sends this",
                "send the header Authorization: Bearer <token>")
            .reply()
            .challenging("Bearer"));
  }
}
