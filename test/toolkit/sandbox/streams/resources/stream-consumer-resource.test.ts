import { testContext } from '../../context';
import { failureOf, testRoom } from '../room';

const TYPE = 'AWS::Kinesis::StreamConsumer';
const ARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/logs';
const PROPERTIES = { ConsumerName: 'traffic', StreamARN: ARN };

function room(context = testContext()) {
  const test = testRoom({}, context);
  test.create('AWS::Kinesis::Stream', { Name: 'logs' });
  return test;
}

describe('StreamConsumerResource', () => {
  test('registers a consumer', () => {
    expect(room().create(TYPE, PROPERTIES)).toEqual({
      ref: `${ARN}/consumer/traffic:1767225600`,
      attributes: {
        ConsumerARN: `${ARN}/consumer/traffic:1767225600`,
        ConsumerName: 'traffic',
        ConsumerStatus: 'ACTIVE',
        ConsumerCreationTimestamp: '1767225600',
        StreamARN: ARN,
      },
    });
  });

  test('keeps its ARN in the next run', async () => {
    const context = testContext();
    const { ref } = room(context).create(TYPE, PROPERTIES);
    await context.clock.advance(60_000);
    expect(room(context).create(TYPE, PROPERTIES).ref).toBe(ref);
  });

  test.each([
    [{ StreamARN: ARN }, 'Error: ConsumerName must be set, got nothing'],
    [{ ConsumerName: 'traffic' }, 'Error: StreamARN must be set, got nothing'],
    [{ ...PROPERTIES, StreamARN: `${ARN}-2` }, `ResourceNotFoundException: Resource ${ARN}-2 not found.`],
  ])('refuses %j', (properties, message) => {
    expect(failureOf(() => room().create(TYPE, properties))).toBe(message);
  });

  test('refuses a second consumer of the same name', () => {
    const { create } = room();
    create(TYPE, PROPERTIES, 'A');
    expect(failureOf(() => create(TYPE, PROPERTIES, 'B'))).toBe(
      'ResourceInUseException: Consumer traffic under stream logs already exists for account 123456789012.',
    );
  });
});
