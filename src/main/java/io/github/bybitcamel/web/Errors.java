package io.github.bybitcamel.web;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Tells what Jetty itself refuses in our own words: nothing of the request, no stack trace. */
final class Errors extends ErrorHandler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    Problem problem =
        Problem.of(
            status,
            "HTTP_" + status,
            HttpStatus.isServerError(status)
                ? "the request was not done"
                : "this is no request that is read here",
            HttpStatus.isServerError(status)
                ? "ask again; the operator finds the reason in the log"
                : "mend it");
    Replies.write(problem.reply(), response, callback);
    return true;
  }
}
