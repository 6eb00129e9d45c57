import { deliveryDestination } from '../flow/delivery-destination';
import type { Flows, Invocations } from '../flow/flows';
import { GIGABYTE, MONTH_SECONDS } from '../flow/traffic';
import { listAt, type ModelResource, numberAt, numberOf, propertyOf, textOf, valueAt } from '../model/model-resource';
import { FUNCTION } from '../model/topology';
import type { Metered, Meters } from './meter';

const DEFAULT_MEMORY = 128;
/** The memory with which a function has one whole vCPU. */
const ONE_VCPU_MEMORY = 1_769;
/** What the service logs of an invocation: its start, its end and the report. */
const LOG_BYTES = 350;
/** Traces are recorded for one request in twenty. */
const SAMPLED = 0.05;
const DEFAULT_PROCESSOR_BUFFER = 1;
const DEFAULT_PROCESSOR_INTERVAL = 60;

export const FUNCTION_METERS: Meters = {
  [FUNCTION]: (handler, flows) => {
    const invocations = [...byMappings(handler, flows), ...byDeliveries(handler, flows)];
    return invocations.flatMap((each) => metered(handler, each, flows));
  },
};

function byMappings(handler: ModelResource, flows: Flows): Invocations[] {
  return flows.topology.mappingsOf(handler).map((mapping) => flows.invocationsOf(mapping));
}

/** Firehose invokes a function for each batch it has buffered. */
function byDeliveries(handler: ModelResource, flows: Flows): Invocations[] {
  return flows.topology.deliveriesNaming(handler).flatMap((delivery) => {
    const processors = [deliveryDestination(delivery).settings('ProcessingConfiguration.Processors') ?? []].flat();
    const processor = processors.find((candidate) => flows.model.mentionedIn(candidate, FUNCTION).includes(handler));
    if (processor === undefined) return [];
    const { lines, bytes } = flows.into(delivery);
    const parameters = parametersOf(processor);
    const size = (numberOf(parameters.BufferSizeInMBs) || DEFAULT_PROCESSOR_BUFFER) * 2 ** 20;
    const interval = Math.max(1, numberOf(parameters.BufferIntervalInSeconds) ?? DEFAULT_PROCESSOR_INTERVAL);
    return [{ count: Math.max(bytes / size, MONTH_SECONDS / interval), lines }];
  });
}

function parametersOf(processor: unknown): Readonly<Record<string, unknown>> {
  const parameters = [valueAt(processor, 'Parameters') ?? []].flat();
  return Object.fromEntries(
    parameters.map((each) => [textOf(valueAt(each, 'ParameterName')), valueAt(each, 'ParameterValue')]),
  );
}

function metered(handler: ModelResource, { count, lines }: Invocations, { workload }: Flows): readonly Metered[] {
  const memory = numberAt(handler, 'MemorySize') || DEFAULT_MEMORY;
  const share = Math.min(1, memory / ONE_VCPU_MEMORY);
  const seconds = (count * workload.millisPerInvocation) / 1_000 + (lines * workload.microsPerLine) / 1_000_000 / share;
  const arm = listAt(handler, 'Architectures').includes('arm64');
  const traced = propertyOf(handler, 'TracingConfig.Mode') === 'Active';
  return [
    { price: 'lambda.request', quantity: count },
    { price: arm ? 'lambda.arm-gb-second' : 'lambda.x86-gb-second', quantity: (seconds * memory) / 1_024 },
    { price: 'cloudwatch.logs', quantity: isQuiet(handler) ? 0 : (count * LOG_BYTES) / GIGABYTE },
    { price: 'xray.trace', quantity: traced ? count * SAMPLED : 0 },
  ];
}

/** Whether the service itself logs nothing of an invocation that succeeds. */
function isQuiet(handler: ModelResource): boolean {
  return propertyOf(handler, 'LoggingConfig.SystemLogLevel') === 'WARN';
}
