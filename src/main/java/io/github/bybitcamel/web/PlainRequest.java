package io.github.bybitcamel.web;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * A request as the routes may see it: its body and what kind that is. No header, no query and no
 * secret of the sender's.
 */
final class PlainRequest extends Request.Wrapper {

  private final HttpURI uri;
  private final HttpFields headers;
  private final long length;
  private Content.Chunk next;

  PlainRequest(Request request, String path, String contentType, ByteBuffer body) {
    super(request);
    uri = HttpURI.build(request.getHttpURI()).path(path).param(null).query(null).asImmutable();
    length = body.remaining();
    HttpFields.Mutable kept = HttpFields.build();
    if (!contentType.isEmpty()) {
      kept.put(HttpHeader.CONTENT_TYPE, contentType);
    }
    headers = kept.put(HttpHeader.CONTENT_LENGTH, length).asImmutable();
    next = body.hasRemaining() ? Content.Chunk.from(body, true) : Content.Chunk.EOF;
  }

  @Override
  public HttpURI getHttpURI() {
    return uri;
  }

  @Override
  public HttpFields getHeaders() {
    return headers;
  }

  @Override
  public long getLength() {
    return length;
  }

  @Override
  public Content.Chunk read() {
    Content.Chunk chunk = next;
    next = Content.Chunk.EOF;
    return chunk;
  }

  @Override
  public void demand(Runnable demandCallback) {
    demandCallback.run();
  }
}
