import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { App, Lazy, Size, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { FIREHOSE, LAMBDA, requireMaxRecordSize, warnOfLargeRecords } from '../../../lib/stream/record-size';

function fixture() {
  const stack = new Stack(new App(), 'Stack');
  return { stack, reader: new Construct(stack, 'Reader') };
}

describe('requireMaxRecordSize', () => {
  test.each([
    undefined,
    Size.mebibytes(1),
    Size.kibibytes(1_025),
    Size.mebibytes(10),
    Size.kibibytes(Lazy.number({ produce: () => 1 })),
  ])('takes %p', (size) => {
    expect(() => requireMaxRecordSize(fixture().reader, size)).not.toThrow();
  });

  test.each([
    [Size.kibibytes(1_023), '1023'],
    [Size.bytes(1_048_577), '1024.0009765625'],
    [Size.kibibytes(10_241), '10241'],
  ])('refuses %p', (size, got) => {
    expect(() => requireMaxRecordSize(fixture().reader, size)).toThrow(
      new Error(`Stack/Reader: maxRecordSize must be a whole number of KiB from 1024 to 10240, got ${got}`),
    );
  });
});

describe('warnOfLargeRecords', () => {
  test.each([
    [LAMBDA, 4_501, 'Lambda passes on none above 4500 KiB'],
    [FIREHOSE, 1_025, 'Firehose passes on none above 1000 KiB'],
  ])('warns of what %p cannot pass on', (service, kibibytes, because) => {
    const { stack, reader } = fixture();
    warnOfLargeRecords(reader, Size.kibibytes(kibibytes), service);
    const message = `Stack/Reader: the stream takes records of ${kibibytes} KiB, and ${because}`;
    const id = 'cdk-kinesis-pipelines:recordsTooLarge';
    Annotations.fromStack(stack).hasWarning('/Stack/Reader', `${message} [ack: ${id}]`);
  });

  test.each([
    [LAMBDA, Size.kibibytes(4_500)],
    [FIREHOSE, Size.mebibytes(1)],
    [FIREHOSE, Size.kibibytes(Lazy.number({ produce: () => 10_240 }))],
  ])('lets %p read records of %p', (service, size) => {
    const { stack, reader } = fixture();
    warnOfLargeRecords(reader, size, service);
    Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
  });
});
