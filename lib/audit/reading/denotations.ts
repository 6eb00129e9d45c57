import type { AuditedResource } from '../audited-resource';
import type { AuditedTemplate } from '../audited-template';
import { referencesOf } from '../expressions/references';
import { expressionOf, type Value } from '../expressions/value';
import { grouped } from '../grouped';
import { perTemplate } from './per-template';

/** By the type of a resource: the property that names it. */
const NAMES: Readonly<Record<string, string>> = {
  'AWS::Kinesis::Channel': 'ChannelName',
  'AWS::Kinesis::Stream': 'Name',
  'AWS::Kinesis::StreamConsumer': 'ConsumerName',
  'AWS::KinesisFirehose::DeliveryStream': 'DeliveryStreamName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::SQS::Queue': 'QueueName',
};

const resourcesByDenotation = perTemplate(({ resources }) => grouped(resources, knownBy));

/** The resources of a type that one of the values denotes: each refers to it, or is its name. */
export function denotedBy(values: readonly Value[], type: string, template: AuditedTemplate) {
  const denoted = values
    .flatMap(denotationsOf)
    .flatMap((denotation) => resourcesByDenotation(template).get(denotation) ?? []);
  return [...new Set(denoted)].filter((resource) => resource.type === type);
}

/** What a value says of whichever resource it stands for, to be found among what resources are known by. */
export function denotationsOf(value: Value): readonly string[] {
  const expression = expressionOf(value);
  return [...[...referencesOf(expression)].map(byReference), byName(expression)];
}

/** What a resource is known by: its logical id, and its name. */
export function knownBy(resource: AuditedResource): readonly string[] {
  const names = resource.values(NAMES[resource.type] ?? '').filter(({ kind }) => kind !== 'absent');
  return [byReference(resource.logicalId), ...names.map((name) => byName(expressionOf(name)))];
}

function byReference(logicalId: string): string {
  return `reference ${logicalId}`;
}

function byName(name: unknown): string {
  return `name ${JSON.stringify(name)}`;
}
