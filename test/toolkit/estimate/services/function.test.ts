import { flowsOf, meteredOf, ON_DEMAND, type Resources, resourceIn, STREAM_ARN } from '../flows-of';

const TERABYTE = { gigabytesPerDay: 1_024 };

function subscribed(properties: Record<string, unknown>): Resources {
  return {
    Stream: ON_DEMAND,
    Handler: ['AWS::Lambda::Function', properties],
    Mapping: ['AWS::Lambda::EventSourceMapping', { EventSourceArn: STREAM_ARN, FunctionName: { Ref: 'Handler' } }],
  };
}

describe('FUNCTION_METERS', () => {
  test('bills invocations, and the time of their lines and of what they wait for', () => {
    const flows = flowsOf(subscribed({ MemorySize: 1_769 }), {
      ...TERABYTE,
      microsPerLine: 10,
      millisPerInvocation: 20,
    });
    const { lines } = flows.into(resourceIn(flows, 'Stream'));
    const count = lines / 100;
    const metered = meteredOf(flows, 'Handler');
    expect(metered['lambda.request']).toBeCloseTo(count);
    expect(metered['lambda.x86-gb-second']).toBeCloseTo((count * 0.02 + lines * 0.00001) * (1_769 / 1_024), -2);
    expect(metered['cloudwatch.logs']).toBeCloseTo((count * 350) / 2 ** 30);
  });

  test('gives a small function a small part of a vCPU', () => {
    const seconds = (MemorySize: number) =>
      meteredOf(flowsOf(subscribed({ MemorySize }), { ...TERABYTE, millisPerInvocation: 0 }), 'Handler')[
        'lambda.x86-gb-second'
      ];
    expect(seconds(128)).toBeCloseTo(seconds(1_769) ?? 0, -1);
    expect(seconds(3_538)).toBeCloseTo(2 * (seconds(1_769) ?? 0), -1);
  });

  test('bills arm64 at its own price', () => {
    const metered = meteredOf(flowsOf(subscribed({ Architectures: ['arm64'] })), 'Handler');
    expect(metered['lambda.arm-gb-second']).toBeGreaterThan(0);
    expect(metered['lambda.x86-gb-second']).toBeUndefined();
  });

  test('bills traces of one invocation in twenty, and no logs where the service writes none', () => {
    const properties = { TracingConfig: { Mode: 'Active' }, LoggingConfig: { SystemLogLevel: 'WARN' } };
    const metered = meteredOf(flowsOf(subscribed(properties)), 'Handler');
    expect(metered['xray.trace']).toBeCloseTo((metered['lambda.request'] ?? 0) / 20);
    expect(metered['cloudwatch.logs']).toBe(0);
    expect(meteredOf(flowsOf(subscribed({})), 'Handler')['xray.trace']).toBe(0);
  });

  test('is invoked by Firehose for each buffer', () => {
    const parameters = [
      { ParameterName: 'LambdaArn', ParameterValue: { 'Fn::GetAtt': ['Handler', 'Arn'] } },
      { ParameterName: 'BufferSizeInMBs', ParameterValue: '2' },
    ];
    const processing = { Enabled: true, Processors: [{ Type: 'Lambda', Parameters: parameters }] };
    const resources: Resources = {
      Handler: ['AWS::Lambda::Function'],
      Delivery: [
        'AWS::KinesisFirehose::DeliveryStream',
        { ExtendedS3DestinationConfiguration: { ProcessingConfiguration: processing } },
      ],
    };
    const count = meteredOf(flowsOf(resources, TERABYTE), 'Handler')['lambda.request'];
    expect(count).toBeCloseTo((1_024 * 1_024 * 730) / 24 / 2, 0);
    expect(meteredOf(flowsOf(resources, { gigabytesPerDay: 0.001 }), 'Handler')['lambda.request']).toBe(730 * 60);
  });

  test('costs nothing that nobody invokes', () => {
    expect(meteredOf(flowsOf({ Handler: ['AWS::Lambda::Function'] }), 'Handler')).toEqual({});
  });
});
