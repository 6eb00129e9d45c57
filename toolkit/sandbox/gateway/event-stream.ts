import { pipeline, type Readable, Transform } from 'node:stream';
import { EventStreamCodec } from '@smithy/core/event-streams';
import { fromUtf8, toUtf8 } from '@smithy/core/serde';
import { AwsError } from '../kernel/aws-error';
import type { HttpResponse, StreamEvent } from '../kernel/room';

const codec = new EventStreamCodec(toUtf8, fromUtf8);

/** Writes events as `application/vnd.amazon.eventstream`, frame by frame, as fast as the client takes them. */
export function eventStreamResponse(events: Readable, version: string, requestId: string): HttpResponse {
  const contentType = `application/x-amz-json-${version}`;
  const frames = new Transform({
    writableObjectMode: true,
    transform: (event: StreamEvent | AwsError, _encoding, done) => done(null, frameOf(event, contentType)),
  });
  frames.push(frameOf({ type: 'initial-response', content: {} }, contentType));
  // Whichever ends first takes the other with it; nobody is left to tell.
  pipeline(events, frames, () => {});
  const headers = { 'content-type': 'application/vnd.amazon.eventstream', 'x-amzn-requestid': requestId };
  return { status: 200, headers, body: frames };
}

function frameOf(event: StreamEvent | AwsError, contentType: string): Uint8Array {
  return event instanceof AwsError
    ? frame({ ':message-type': 'exception', ':exception-type': event.code }, { message: event.message }, contentType)
    : frame({ ':message-type': 'event', ':event-type': event.type }, event.content, contentType);
}

function frame(headers: Readonly<Record<string, string>>, content: unknown, contentType: string): Uint8Array {
  const texts = Object.entries({ ...headers, ':content-type': contentType });
  return codec.encode({
    headers: Object.fromEntries(texts.map(([name, value]) => [name, { type: 'string', value }])),
    body: Buffer.from(JSON.stringify(content)),
  });
}
