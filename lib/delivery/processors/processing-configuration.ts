import type { IRole } from 'aws-cdk-lib/aws-iam';
import type {
  CfnDeliveryStream,
  DataProcessorConfig,
  DataProcessorProps,
  IDataProcessor,
} from 'aws-cdk-lib/aws-kinesisfirehose';
import type { Construct } from 'constructs';
import { requireThat } from '../../private/validation';

const MOST_PROCESSORS = 5;

/** Renders the processors of a destination, which all run with its role. */
export function processingConfiguration(
  scope: Construct,
  role: IRole,
  processors: IDataProcessor[] = [],
): CfnDeliveryStream.ProcessingConfigurationProperty | undefined {
  if (processors.length === 0) return undefined;
  const allowed = `at most ${MOST_PROCESSORS} processors`;
  requireThat(processors.length <= MOST_PROCESSORS, scope, 'processors', allowed, `${processors.length}`);
  const configs = processors.map((processor) => ({ ...processor.bind(scope, { role }), props: processor.props }));
  const functions = configs.filter(({ processorType }) => processorType === 'Lambda').length;
  requireThat(functions <= 1, scope, 'processors', 'at most one Lambda function', `${functions}`);
  return { enabled: true, processors: configs.map((config) => rendered(config, role)) };
}

function rendered(
  config: DataProcessorConfig & { readonly props: DataProcessorProps },
  role: IRole,
): CfnDeliveryStream.ProcessorProperty {
  const parameters = config.parameters ?? [
    config.processorIdentifier,
    ...parameter('RoleArn', role.roleArn),
    ...parameter('BufferSizeInMBs', config.props.bufferSize?.toMebibytes()),
    ...parameter('BufferIntervalInSeconds', config.props.bufferInterval?.toSeconds()),
    ...parameter('NumberOfRetries', config.props.retries),
  ];
  return { type: config.processorType, parameters };
}

/** Only a given setting is rendered, zero included. */
function parameter(
  parameterName: string,
  value: string | number | undefined,
): CfnDeliveryStream.ProcessorParameterProperty[] {
  return value === undefined ? [] : [{ parameterName, parameterValue: value.toString() }];
}
