import { AuditedTemplate } from '../../../../lib/audit/audited-template';
import {
  DESTINATIONS,
  destinationOf,
  functionOf,
  isDirectPut,
  namesSource,
  parameterPaths,
  processorPaths,
} from '../../../../lib/audit/reading/delivery-streams';
import { deliveryStream, either, handler, lambdaProcessing, template, toS3 } from '../rules/resources';

const PROCESSOR = 'ExtendedS3DestinationConfiguration.ProcessingConfiguration.Processors.0';

test.each([
  'AmazonOpenSearchServerlessDestinationConfiguration',
  'AmazonopensearchserviceDestinationConfiguration',
  'ElasticsearchDestinationConfiguration',
  'ExtendedS3DestinationConfiguration',
  'HttpEndpointDestinationConfiguration',
  'IcebergDestinationConfiguration',
  'RedshiftDestinationConfiguration',
  'S3DestinationConfiguration',
  'SnowflakeDestinationConfiguration',
  'SplunkDestinationConfiguration',
])('knows %s as a destination', (destination) => {
  expect(DESTINATIONS).toContain(destination);
  expect(destinationOf(read(deliveryStream({ [destination]: {} })).delivery)).toBe(destination);
});

test.each([
  [undefined, true],
  ['DirectPut', true],
  ['KinesisStreamAsSource', false],
  [either('KinesisStreamAsSource', 'DirectPut'), true],
])('of the type %j, direct put is %s', (DeliveryStreamType, direct) => {
  expect(isDirectPut(read(deliveryStream({ DeliveryStreamType })).delivery)).toBe(direct);
});

test.each([['DatabaseSourceConfiguration'], ['KinesisStreamSourceConfiguration'], ['MSKSourceConfiguration']])(
  'what names a source by %s takes nothing by direct PUT',
  (source) => {
    const { delivery } = read(deliveryStream({ [source]: {} }));
    expect([namesSource(delivery), isDirectPut(delivery)]).toEqual([true, false]);
  },
);

test('a source under a condition leaves direct PUT to the type', () => {
  const { delivery } = read(deliveryStream({ MSKSourceConfiguration: either({}, { Ref: 'AWS::NoValue' }) }));
  expect([namesSource(delivery), isDirectPut(delivery)]).toEqual([false, true]);
});

describe('processors', () => {
  test('are found with their parameters and their function', () => {
    const { delivery, audited } = read(toS3({ ProcessingConfiguration: lambdaProcessing({ NumberOfRetries: '5' }) }));
    expect(processorPaths(delivery, 'Lambda')).toEqual([PROCESSOR]);
    expect(processorPaths(delivery, 'MetadataExtraction')).toEqual([]);
    expect(parameterPaths(delivery, PROCESSOR, 'NumberOfRetries')).toEqual([
      `${PROCESSOR}.Parameters.1.ParameterValue`,
    ]);
    expect(functionOf(delivery, PROCESSOR, audited)?.logicalId).toBe('Handler');
  });

  test('are found under a condition', () => {
    const ProcessingConfiguration = either(lambdaProcessing(), { Ref: 'AWS::NoValue' });
    const { delivery, audited } = read(toS3({ ProcessingConfiguration }));
    expect(processorPaths(delivery, 'Lambda')).toEqual([PROCESSOR]);
    expect(functionOf(delivery, PROCESSOR, audited)?.logicalId).toBe('Handler');
  });

  test('are none where processing is off', () => {
    const { delivery } = read(toS3({ ProcessingConfiguration: { ...lambdaProcessing(), Enabled: false } }));
    expect(processorPaths(delivery, 'Lambda')).toEqual([]);
  });

  test.each([[true], ['true'], [{ 'Fn::ImportValue': 'IsOn' }]])('are found where Enabled is %j', (Enabled) => {
    const { delivery } = read(toS3({ ProcessingConfiguration: { ...lambdaProcessing(), Enabled } }));
    expect(processorPaths(delivery, 'Lambda')).toEqual([PROCESSOR]);
  });
});

function read(Delivery: ReturnType<typeof deliveryStream>) {
  const audited = new AuditedTemplate(template({ Delivery, Handler: handler() }));
  const delivery = audited.resource('Delivery');
  if (delivery === undefined) throw new Error('there is no Delivery');
  return { delivery, audited };
}
