import { type EndpointAnswer, EndpointFailure } from '../endpoint/endpoint-client';
import type { Refusal } from '../endpoint/endpoint-service';
import { asRefusal } from '../endpoint/refusal';

const MESSAGES = {
  AckTimeout: 'Did not receive an acknowledgement from HEC before the HEC acknowledgement timeout expired.',
  ConnectionClosed: 'Unable to send data to Splunk due to a connection failure.',
  ConnectionTimeout: 'The connection to Splunk timed out.',
  DisabledAck: 'Indexer acknowledgement is disabled for the HEC token.',
  DisabledToken: 'The HEC token is disabled.',
  IndexerBusy: 'The indexer is busy.',
  InvalidDataFormat: 'The data is not formatted correctly.',
  InvalidEndpoint: 'Could not connect to the HEC endpoint.',
  InvalidIndex: 'The HEC token or input is configured with an invalid index.',
  InvalidToken: 'The HEC token is invalid.',
  MakeRequestFailure: 'The request cannot be sent.',
  ProxyWithoutStickySessions: 'The acknowledgement was asked of another node than the data was sent to.',
  ServerError: 'Data delivery to Splunk failed due to a server error from the HEC node.',
} as const;

type SplunkError = keyof typeof MESSAGES;

/** By the code in the body of an answer. */
const BY_CODE: Readonly<Record<number, SplunkError>> = {
  1: 'DisabledToken',
  2: 'InvalidToken',
  3: 'InvalidToken',
  4: 'InvalidToken',
  5: 'InvalidDataFormat',
  6: 'InvalidDataFormat',
  7: 'InvalidIndex',
  8: 'ServerError',
  9: 'IndexerBusy',
  10: 'ProxyWithoutStickySessions',
  11: 'ProxyWithoutStickySessions',
  12: 'InvalidDataFormat',
  13: 'InvalidDataFormat',
  14: 'DisabledAck',
};

const BY_STATUS: Readonly<Record<number, SplunkError>> = {
  401: 'InvalidToken',
  403: 'InvalidToken',
  404: 'InvalidEndpoint',
  503: 'IndexerBusy',
};

const BY_FAILURE: Readonly<Record<EndpointFailure['code'], SplunkError>> = {
  ConnectionFailed: 'InvalidEndpoint',
  ConnectionReset: 'ConnectionClosed',
  MakeRequestFailure: 'MakeRequestFailure',
  RequestTimeout: 'ConnectionTimeout',
  ResponseTooLarge: 'ServerError',
};

/** Every error is tried again as long as there is time. */
export function splunkRefusal(error: SplunkError, detail = ''): Refusal {
  const message = detail === '' ? MESSAGES[error] : `${MESSAGES[error]} ${detail}`;
  return { code: `Splunk.${error}`, message, next: 'RETRY' };
}

export function refusalOfAnswer({ status, body }: EndpointAnswer, code: unknown): Refusal {
  return splunkRefusal(BY_CODE[Number(code)] ?? BY_STATUS[status] ?? 'ServerError', `${status} ${body}`.trim());
}

export function refusalOfError(error: Error): Refusal {
  if (error instanceof EndpointFailure) return splunkRefusal(BY_FAILURE[error.code], error.message);
  return asRefusal('Splunk', error);
}
