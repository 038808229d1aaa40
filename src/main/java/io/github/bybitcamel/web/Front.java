package io.github.bybitcamel.web;

import io.github.bybitcamel.ledger.LedgerException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first that every request meets. Asks, in the order of what it costs: what is wanted, who
 * sends, how often, of what kind, how large; then reads the body without holding a thread. Only
 * then the routes get it, without the sender's headers and without what proved it.
 */
final class Front extends Handler.Wrapper {

  private static final Logger LOG = LoggerFactory.getLogger(Front.class);

  private static final Set<String> KINDS =
      Set.of(
          "application/json",
          "application/jsonl",
          "application/json-lines",
          "application/ndjson",
          "application/x-ndjson",
          "text/plain");

  /** How long one that is refused may go on writing what nobody will read. */
  private static final long MOMENT_MILLIS = 1000;

  private static final Duration RETRY = Duration.ofSeconds(5);

  private final Callers callers;
  private final HttpSettings settings;
  private final boolean open;
  private final BooleanSupplier started;
  private final Turned turned;
  private final Webhooks webhooks;

  /**
   * Stands before {@code routes}.
   *
   * @param open whether senders need no token, being of this machine
   * @param started whether signals may come
   * @param turned counts who is refused
   */
  Front(
      Handler routes,
      Callers callers,
      Webhooks webhooks,
      HttpSettings settings,
      boolean open,
      BooleanSupplier started,
      Turned turned) {
    super(routes);
    this.callers = callers;
    this.webhooks = webhooks;
    this.settings = settings;
    this.open = open;
    this.started = started;
    this.turned = turned;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    try {
      Target target = Targets.of(request);
      Caller caller = callers.identify(request, target);
      refuseTooEarly(target);
      if (caller.source().isPresent() && !caller.signed()) {
        refuseTooOften(caller.source().get());
      }
      String kind = kind(request, target, caller);
      if (HttpMethod.GET.is(request.getMethod())) {
        pass(target, caller, kind, request, new byte[0], response, callback);
      } else {
        read(target, caller, kind, request, response, callback);
      }
    } catch (Refused e) {
      refuseUnread(e, request, response, callback);
    }
    return true;
  }

  private void refuseTooEarly(Target target) throws Refused {
    if (target.kind().takesSignals() && !started.getAsBoolean()) {
      throw new Refused(
          Problem.of(
                  HttpStatus.SERVICE_UNAVAILABLE_503,
                  "STARTING",
                  "the exchange has not accepted this desk yet, so nothing was taken",
                  "send it again; GET /health/ready says what is missing")
              .reply()
              .after(RETRY));
    }
  }

  private static void refuseTooOften(Source source) throws Refused {
    var pause = source.rate().take();
    if (pause.isPresent()) {
      throw new Refused(
          Problem.of(
                  HttpStatus.TOO_MANY_REQUESTS_429,
                  "TOO_MANY_REQUESTS",
                  "source " + source.name() + " asks too often",
                  "wait, or mend source." + source.name() + ".rate")
              .reply()
              .after(pause.get()));
    }
  }

  private String kind(Request request, Target target, Caller caller) throws Refused {
    if (!target.kind().takesSignals()) {
      return "";
    }
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    String kind =
        type == null ? "" : MimeTypes.getContentTypeWithoutCharset(type).toLowerCase(Locale.ROOT);
    String charset = type == null ? null : MimeTypes.getCharsetFromContentType(type);
    boolean known = KINDS.contains(kind) && (charset == null || charset.equals("utf-8"));
    boolean plain = open && caller.source().isPresent() && !caller.source().get().proven();
    if (!known || (plain && !kind.equals("application/json"))) {
      throw new Refused(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
          "UNSUPPORTED_MEDIA_TYPE",
          plain
              ? "without a token only application/json is read"
              : "signals are application/json, application/x-ndjson or text/plain, in UTF-8",
          "set the header Content-Type");
    }
    return kind;
  }

  private void read(
      Target target,
      Caller caller,
      String kind,
      Request request,
      Response response,
      Callback callback)
      throws Refused {
    if (request.getLength() > settings.maxBytes()) {
      throw tooLarge();
    }
    Body body = Body.of(request, settings.maxBytes());
    if (body.isDone()) {
      arrived(target, caller, kind, request, response, callback, body);
    } else {
      CompletableFuture<byte[]> timed =
          body.copy().orTimeout(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
      var unused =
          timed.whenComplete(
              (bytes, failure) ->
                  getServer()
                      .getThreadPool()
                      .execute(
                          () -> arrived(target, caller, kind, request, response, callback, timed)));
    }
  }

  private void arrived(
      Target target,
      Caller caller,
      String kind,
      Request request,
      Response response,
      Callback callback,
      CompletableFuture<byte[]> body) {
    try {
      pass(target, caller, kind, request, bytes(body), response, callback);
    } catch (Refused e) {
      refuse(e, response, callback);
    } catch (LedgerException e) {
      LOG.error("a request could not be held against the journal: {}", e.getMessage());
      refuse(new Refused(Signals.unjournalled()), response, callback);
    } catch (RuntimeException e) {
      LOG.error("a request has failed", e);
      refuse(
          new Refused(
              HttpStatus.INTERNAL_SERVER_ERROR_500,
              "FAULT",
              "this desk has a fault",
              "send it again; the operator finds the reason in the log"),
          response,
          callback);
    }
  }

  private byte[] bytes(CompletableFuture<byte[]> body) throws Refused {
    if (!body.isCompletedExceptionally()) {
      return body.join();
    }
    Throwable failure = body.handle((any, cause) -> unwrapped(cause)).join();
    if (failure instanceof Body.TooLargeException) {
      throw tooLarge();
    }
    throw failure instanceof TimeoutException
        ? new Refused(
            HttpStatus.REQUEST_TIMEOUT_408, "TOO_SLOW", "the body did not arrive", "send it again")
        : new Refused(
            HttpStatus.BAD_REQUEST_400, "UNREADABLE", "the body broke off", "send it again");
  }

  /** A copy of a future wraps what its original failed with. */
  private static Throwable unwrapped(Throwable failure) {
    return failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
  }

  private Refused tooLarge() {
    return new Refused(
        HttpStatus.PAYLOAD_TOO_LARGE_413,
        "TOO_LARGE",
        "a body may have %d bytes".formatted(settings.maxBytes()),
        "split it, or raise http.max-bytes");
  }

  private void pass(
      Target target,
      Caller caller,
      String kind,
      Request request,
      byte[] body,
      Response response,
      Callback callback)
      throws Refused {
    Optional<String> delivery = Optional.empty();
    if (caller.signed()) {
      delivery = Optional.of(webhooks.verified(request.getHeaders(), body, caller));
      // Only who has proven itself uses up what the source may ask.
      refuseTooOften(caller.source().orElseThrow());
    }
    Call call =
        new Call(caller.source().map(Source::name), target.id(), target.patience(), kind, delivery);
    Request plain = new PlainRequest(request, target.kind().path(), kind, ByteBuffer.wrap(body));
    plain.setAttribute(Call.ATTRIBUTE, call);
    try {
      if (!super.handle(plain, response, callback)) {
        Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
      }
    } catch (Exception e) {
      callback.failed(e);
    }
  }

  /** Lets the sender finish its body for a moment: until then it may not hear an answer. */
  private void refuseUnread(
      Refused refused, Request request, Response response, Callback callback) {
    long length = request.getLength();
    if (length <= 0 || length > settings.maxBytes()) {
      refuse(refused, response, callback);
      return;
    }
    var unused =
        Body.of(request, settings.maxBytes())
            .copy()
            .orTimeout(MOMENT_MILLIS, TimeUnit.MILLISECONDS)
            .whenComplete(
                (bytes, failure) ->
                    getServer().getThreadPool().execute(() -> refuse(refused, response, callback)));
  }

  private void refuse(Refused refused, Response response, Callback callback) {
    turned.count(refused.reply().status());
    Replies.write(refused.reply(), response, callback);
  }
}
