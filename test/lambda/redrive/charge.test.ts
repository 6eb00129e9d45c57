import { onlyFunction, onlyStream, readCharge } from '../../../lambda/redrive/charge';
import { Unredrivable } from '../../../lambda/shared/redrive/unredrivable';

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:orders';
const STREAM = 'arn:aws:kinesis:us-east-1:123456789012:stream/orders';

const VARIABLES = { SOURCE: 's3://failures/aws/lambda/', TARGET_ARN: FUNCTION, METRICS_NAMESPACE: 'KinesisPipelines' };

describe('readCharge', () => {
  test('reads a bucket and a function', () => {
    expect(readCharge(VARIABLES)).toEqual({
      source: { bucket: 'failures', prefix: 'aws/lambda/', name: 'failures' },
      target: { functionArn: FUNCTION },
      recordsPerSecond: Number.POSITIVE_INFINITY,
      metricNamespace: 'KinesisPipelines',
    });
  });

  test('reads a queue, a stream and a rate', () => {
    const queueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/places';
    const charge = readCharge({ ...VARIABLES, SOURCE: queueUrl, TARGET_ARN: STREAM, RECORDS_PER_SECOND: '50' });
    expect(charge).toMatchObject({
      source: { queueUrl, name: 'places' },
      target: { streamArn: STREAM },
      recordsPerSecond: 50,
    });
  });

  test('reads an error prefix, by which its metrics are known, and a delivery stream', () => {
    const arn = 'arn:aws:firehose:us-east-1:123456789012:deliverystream/events';
    const charge = readCharge({ ...VARIABLES, SOURCE: 's3://lake/errors/orders/', TARGET_ARN: arn });
    expect(charge).toMatchObject({
      source: { bucket: 'lake', prefix: 'errors/orders/', name: 'lake/errors/orders/' },
      target: { deliveryStreamName: 'events' },
    });
  });

  test.each(Object.keys(VARIABLES))('wants %s', (name) => {
    const read = () => readCharge({ ...VARIABLES, [name]: undefined });
    expect(read).toThrow(new Error(`redrive: ${name} must be set, got undefined`));
  });
});

describe('onlyFunction', () => {
  test.each([FUNCTION, `${FUNCTION}:live`, `${FUNCTION}:7`])('takes batches of %s', (named) => {
    expect(onlyFunction(`${FUNCTION}:live`)(named)).toBe(`${FUNCTION}:live`);
  });

  test('takes batches of which nothing is known', () => {
    expect(onlyFunction(FUNCTION)(undefined)).toBe(FUNCTION);
  });

  test('lets no batch say which function is invoked', () => {
    const invoke = () => onlyFunction(FUNCTION)(`${FUNCTION}-admin`);
    expect(invoke).toThrow(new Unredrivable('not for this target', `it is a batch of ${FUNCTION}-admin`));
  });
});

describe('onlyStream', () => {
  test.each([STREAM, `${STREAM}/consumer/fast:1780315200`])('takes batches of %s', (named) => {
    expect(onlyStream(STREAM)(named)).toEqual({ StreamARN: STREAM });
  });

  test('takes batches of which nothing is known', () => {
    expect(onlyStream(STREAM)(undefined)).toEqual({ StreamARN: STREAM });
  });

  test('lets no batch say which stream is written to', () => {
    const put = () => onlyStream(STREAM)(`${STREAM}-2`);
    expect(put).toThrow(new Unredrivable('not for this target', `it is a batch of ${STREAM}-2`));
  });
});
