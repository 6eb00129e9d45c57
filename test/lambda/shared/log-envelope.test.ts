import { readLogEnvelope } from '../../../lambda/shared/log-envelope';

const ENVELOPE = {
  messageType: 'DATA_MESSAGE',
  owner: '111122223333',
  logGroup: '/web',
  logStream: 'host-1',
  subscriptionFilters: ['all'],
  logEvents: [
    { id: '1', timestamp: 1431857103000, message: 'one' },
    { id: '2', timestamp: 1431857103001, message: 'two' },
  ],
};

describe('readLogEnvelope', () => {
  test('reads messages and where they came from', () => {
    expect(read(ENVELOPE)).toEqual({
      isControlMessage: false,
      origin: { log_group: '/web', log_stream: 'host-1' },
      messages: ['one', 'two'],
    });
  });

  test('knows a control message', () => {
    expect(read({ ...ENVELOPE, messageType: 'CONTROL_MESSAGE' })).toMatchObject({
      isControlMessage: true,
      messages: [],
    });
  });

  test.each([
    ['another type', { ...ENVELOPE, messageType: 'OTHER' }],
    ['no events', { ...ENVELOPE, logEvents: undefined }],
    ['an event without a message', { ...ENVELOPE, logEvents: [{ id: '1' }] }],
    ['an event that is null', { ...ENVELOPE, logEvents: [null] }],
    ['another object', { status: 200 }],
  ])('declines %s', (_, envelope) => {
    expect(read(envelope)).toBeUndefined();
  });

  test('declines an envelope that was cut', () => {
    const text = JSON.stringify(ENVELOPE).slice(0, -1);
    expect(readLogEnvelope(Buffer.from(text), text.length)).toBeUndefined();
  });

  test('reads no byte past its length', () => {
    const text = JSON.stringify(ENVELOPE);
    expect(readLogEnvelope(Buffer.from(`${text}left behind`), text.length)).toBeDefined();
  });
});

function read(envelope: object) {
  const bytes = Buffer.from(JSON.stringify(envelope));
  return readLogEnvelope(bytes, bytes.length);
}
