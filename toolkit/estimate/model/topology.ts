import { grouped } from '../../../lib/audit/grouped';
import { mentioned } from './marker';
import { type ModelResource, propertyOf } from './model-resource';
import { PutTargets } from './put-targets';
import type { TemplateModel } from './template-model';

export const STREAM = 'AWS::Kinesis::Stream';
/** A data stream of none of the stacks that were read. */
export const EXTERNAL_STREAM = 'External::Stream';
export const CONSUMER = 'AWS::Kinesis::StreamConsumer';
export const DELIVERY = 'AWS::KinesisFirehose::DeliveryStream';
export const MAPPING = 'AWS::Lambda::EventSourceMapping';
export const FUNCTION = 'AWS::Lambda::Function';
export const STREAMING_INGESTION = 'Custom::StreamingIngestion';

const OTHER_READERS = [STREAMING_INGESTION, 'AWS::Pipes::Pipe', 'AWS::KinesisAnalyticsV2::Application'];

const FOUND = new WeakMap<TemplateModel, Topology>();

type Groups = ReadonlyMap<ModelResource, readonly ModelResource[]>;

/** Which resources of a pipeline hand records to which; found once, because every estimate asks again and again. */
export class Topology {
  private readonly readers: Groups;
  private readonly consumers: Groups;
  private readonly mappingsByFunction: Groups;
  private readonly mappingsByTarget: Groups;
  private readonly deliveriesByFunction: Groups;

  /** The same for every workload of a model. */
  static of(model: TemplateModel): Topology {
    const topology = FOUND.get(model) ?? new Topology(model);
    FOUND.set(model, topology);
    return topology;
  }

  private constructor(private readonly model: TemplateModel) {
    const readers = model.ofType(MAPPING, DELIVERY, ...OTHER_READERS);
    this.readers = grouped(readers, (reader) => this.streamsReadBy(reader));
    this.consumers = grouped(model.ofType(CONSUMER), (consumer) => [this.streamOfConsumer(consumer)]);
    this.mappingsByFunction = grouped(this.mappings(), (mapping) => [this.functionOf(mapping)]);
    this.deliveriesByFunction = grouped(model.ofType(DELIVERY), ({ properties }) =>
      model.mentionedIn(properties, FUNCTION),
    );
    const targets = new PutTargets(model);
    this.mappingsByTarget = grouped(this.mappings(), (mapping) => {
      const handler = this.functionOf(mapping);
      return handler === undefined ? [] : targets.of(handler);
    });
  }

  streams(): readonly ModelResource[] {
    return this.model.ofType(STREAM, EXTERNAL_STREAM);
  }

  mappings(): readonly ModelResource[] {
    return this.model.ofType(MAPPING);
  }

  consumersOf(stream: ModelResource): readonly ModelResource[] {
    return this.consumers.get(stream) ?? [];
  }

  /** Whatever reads the stream itself, at the shared throughput. */
  sharedReadersOf(stream: ModelResource): readonly ModelResource[] {
    return this.readers.get(stream) ?? [];
  }

  /** The stream of a mapping, whether it reads it itself or through a consumer. */
  streamOf(mapping: ModelResource): ModelResource | undefined {
    const consumer = this.consumerOf(mapping);
    return consumer === undefined
      ? this.streamIn(propertyOf(mapping, 'EventSourceArn'))
      : this.streamOfConsumer(consumer);
  }

  streamOfConsumer(consumer: ModelResource): ModelResource | undefined {
    return this.streamIn(propertyOf(consumer, 'StreamARN'));
  }

  consumerOf(mapping: ModelResource): ModelResource | undefined {
    return this.model.mentionedIn(propertyOf(mapping, 'EventSourceArn'), CONSUMER)[0];
  }

  functionOf(mapping: ModelResource): ModelResource | undefined {
    return this.model.mentionedIn(propertyOf(mapping, 'FunctionName'), FUNCTION)[0];
  }

  mappingsOf(handler: ModelResource): readonly ModelResource[] {
    return this.mappingsByFunction.get(handler) ?? [];
  }

  sourceOf(delivery: ModelResource): ModelResource | undefined {
    return this.streamIn(propertyOf(delivery, 'KinesisStreamSourceConfiguration.KinesisStreamARN'));
  }

  /** Mappings whose function puts into the delivery stream. */
  mappingsInto(delivery: ModelResource): readonly ModelResource[] {
    return this.mappingsByTarget.get(delivery) ?? [];
  }

  /** The delivery streams that mention a function, such as one that transforms their records. */
  deliveriesNaming(handler: ModelResource): readonly ModelResource[] {
    return this.deliveriesByFunction.get(handler) ?? [];
  }

  private streamsReadBy(reader: ModelResource): readonly (ModelResource | undefined)[] {
    if (reader.type === DELIVERY) return [this.sourceOf(reader)];
    if (reader.type === MAPPING) return this.consumerOf(reader) === undefined ? [this.streamOf(reader)] : [];
    return this.streams().filter(({ id }) => mentioned(reader.properties).includes(id));
  }

  private streamIn(value: unknown): ModelResource | undefined {
    return [STREAM, EXTERNAL_STREAM].flatMap((type) => this.model.mentionedIn(value, type))[0];
  }
}
