import { isUtf8 } from 'node:buffer';
import { inflate, isGzip, MAX_INFLATED_BYTES } from '../../../lambda/shared/bounded-inflate';
import { readLogEnvelope } from '../../../lambda/shared/log-envelope';

/** What the output shows of data: a line of it, or all of it. */
export interface Entry {
  readonly text: string;
  /** Undefined for text. */
  readonly encoding?: 'json' | 'base64' | 'hex';
  /** Why the data is not shown as was asked for. */
  readonly problem?: string;
}

/** Reads the data of a record. */
export type Decode = (data: Buffer) => Iterable<Entry>;

export interface Decoder {
  readonly decode: Decode;
  /** Whether it wants records as they are in the stream, aggregates included. */
  readonly isRaw?: boolean;
}

const BAD_GZIP = `not gzip, or more than ${MAX_INFLATED_BYTES / 2 ** 20} MiB of it`;
const NOT_TEXT = 'not UTF-8';
const NOT_JSON = 'not JSON';

/** By the values of `--decode`. */
export const DECODERS: Readonly<Record<string, Decoder>> = {
  auto: { decode: textDecode((bytes) => linesOf(bytes).map(jsonOrText), asBase64) },
  json: { decode: textDecode((bytes) => linesOf(bytes).map(requireJson)) },
  lines: { decode: textDecode((bytes) => linesOf(bytes).map((text) => ({ text }))) },
  text: { decode: textDecode((bytes) => [{ text: bytes.toString() }]) },
  hex: { decode: (data) => [{ text: data.toString('hex'), encoding: 'hex' }], isRaw: true },
  base64: { decode: (data) => [asBase64(data)], isRaw: true },
};

/** Reads text, gzip'd or not, and shows anything else as base64. */
function textDecode(show: Decode, showBinary = (data: Buffer) => asBase64(data, NOT_TEXT)): Decode {
  return (data) => {
    const bytes = isGzip(data) ? inflate(data) : data;
    if (bytes === undefined) return [asBase64(data, BAD_GZIP)];
    return isUtf8(bytes) ? show(bytes) : [showBinary(data)];
  };
}

/** A log event of CloudWatch Logs is one line, whatever it holds. */
function linesOf(bytes: Buffer): string[] {
  const envelope = readLogEnvelope(bytes, bytes.length);
  if (envelope && !envelope.isControlMessage) return envelope.messages.map((message) => message.replace(/\r?\n$/, ''));
  const lines = bytes.toString().split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function jsonOrText(text: string): Entry {
  return /^\s*[{[]/.test(text) && isJson(text) ? { text, encoding: 'json' } : { text };
}

function requireJson(text: string): Entry {
  return isJson(text) ? { text, encoding: 'json' } : { text, problem: NOT_JSON };
}

function asBase64(data: Buffer, problem?: string): Entry {
  return { text: data.toString('base64'), encoding: 'base64', problem };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
