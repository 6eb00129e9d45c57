import { marker, mentioned } from './marker';
import { type ModelResource, propertyOf, withValue } from './model-resource';
import { TemplateModel } from './template-model';
import { CONSUMER, DELIVERY, EXTERNAL_STREAM, MAPPING } from './topology';

const SOURCES: Readonly<Record<string, string>> = {
  [MAPPING]: 'EventSourceArn',
  [CONSUMER]: 'StreamARN',
  [DELIVERY]: 'KinesisStreamSourceConfiguration.KinesisStreamARN',
};

/** Adds the data streams that are read, but belong to no stack which was read. */
export function withExternalStreams(model: TemplateModel): TemplateModel {
  const streams = new Map<string, ModelResource>();
  const resources = model.resources.map((resource) => {
    const path = SOURCES[resource.type];
    const source = path === undefined ? undefined : propertyOf(resource, path);
    if (path === undefined || typeof source !== 'string' || !isExternalStream(resource, source)) return resource;
    const stream = streams.get(source) ?? externalStream(resource.stackName, source);
    streams.set(source, stream);
    return withValue(resource, path, marker(stream.id));
  });
  return new TemplateModel([...resources, ...streams.values()]);
}

/** A mapping reads much else: its ARN tells, or, where it is imported, where it begins to read. */
function isExternalStream(resource: ModelResource, source: string): boolean {
  if (mentioned(source).length > 0) return false;
  if (resource.type !== MAPPING) return true;
  return (
    source.includes(':kinesis:') ||
    (source.startsWith('import:') && propertyOf(resource, 'StartingPosition') !== undefined)
  );
}

function externalStream(stackName: string, source: string): ModelResource {
  return { id: source, stackName, logicalId: source, type: EXTERNAL_STREAM, properties: {} };
}
