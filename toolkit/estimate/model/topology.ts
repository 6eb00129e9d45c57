import { mentioned } from './marker';
import { listAt, type ModelResource, propertyOf } from './model-resource';
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

/** Which resources of a pipeline hand records to which. */
export class Topology {
  constructor(private readonly model: TemplateModel) {}

  streams(): readonly ModelResource[] {
    return this.model.ofType(STREAM, EXTERNAL_STREAM);
  }

  consumersOf(stream: ModelResource): readonly ModelResource[] {
    return this.model.ofType(CONSUMER).filter((consumer) => this.streamOfConsumer(consumer) === stream);
  }

  /** Whatever reads the stream itself, at the shared throughput. */
  sharedReadersOf(stream: ModelResource): readonly ModelResource[] {
    const others = this.model
      .ofType(...OTHER_READERS)
      .filter(({ properties }) => mentioned(properties).includes(stream.id));
    const deliveries = this.model.ofType(DELIVERY).filter((delivery) => this.sourceOf(delivery) === stream);
    return [...this.sharedMappingsOf(stream), ...deliveries, ...others];
  }

  mappings(): readonly ModelResource[] {
    return this.model.ofType(MAPPING);
  }

  /** The stream of a mapping, whether it reads it itself or through a consumer. */
  streamOf(mapping: ModelResource): ModelResource | undefined {
    const source = propertyOf(mapping, 'EventSourceArn');
    const consumer = this.consumerOf(mapping);
    return consumer === undefined ? this.streamIn(source) : this.streamOfConsumer(consumer);
  }

  consumerOf(mapping: ModelResource): ModelResource | undefined {
    return this.model.mentionedIn(propertyOf(mapping, 'EventSourceArn'), CONSUMER)[0];
  }

  functionOf(mapping: ModelResource): ModelResource | undefined {
    return this.model.mentionedIn(propertyOf(mapping, 'FunctionName'), FUNCTION)[0];
  }

  sourceOf(delivery: ModelResource): ModelResource | undefined {
    return this.streamIn(propertyOf(delivery, 'KinesisStreamSourceConfiguration.KinesisStreamARN'));
  }

  /** Mappings whose function knows the delivery stream from its environment, or may put records into it. */
  mappingsInto(delivery: ModelResource): readonly ModelResource[] {
    return this.mappings().filter((mapping) => {
      const handler = this.functionOf(mapping);
      return handler !== undefined && (this.knows(handler, delivery) || this.mayPut(handler, delivery));
    });
  }

  private sharedMappingsOf(stream: ModelResource): readonly ModelResource[] {
    return this.mappings().filter(
      (mapping) => this.consumerOf(mapping) === undefined && this.streamOf(mapping) === stream,
    );
  }

  private knows(handler: ModelResource, delivery: ModelResource): boolean {
    return this.model.mentionedIn(propertyOf(handler, 'Environment'), DELIVERY).includes(delivery);
  }

  private mayPut(handler: ModelResource, delivery: ModelResource): boolean {
    const [role] = this.model.mentionedIn(propertyOf(handler, 'Role'), 'AWS::IAM::Role');
    if (role === undefined) return false;
    const policies = this.model
      .ofType('AWS::IAM::Policy')
      .filter((policy) => this.model.mentionedIn(propertyOf(policy, 'Roles'), 'AWS::IAM::Role').includes(role));
    const documents = [...policies.map((policy) => policy.properties), ...listAt(role, 'Policies')];
    return documents.flatMap(statementsOf).some((statement) => this.allowsPut(statement, delivery));
  }

  private allowsPut({ Action, Resource }: Statement, delivery: ModelResource): boolean {
    const puts = [Action].flat().some((action) => /^firehose:Put/i.test(String(action)));
    return puts && this.model.mentionedIn(Resource, DELIVERY).includes(delivery);
  }

  private streamIn(value: unknown): ModelResource | undefined {
    return [STREAM, EXTERNAL_STREAM].flatMap((type) => this.model.mentionedIn(value, type))[0];
  }

  private streamOfConsumer(consumer: ModelResource): ModelResource | undefined {
    return this.streamIn(propertyOf(consumer, 'StreamARN'));
  }
}

interface Statement {
  readonly Action?: unknown;
  readonly Resource?: unknown;
}

function statementsOf(policy: unknown): Statement[] {
  const { PolicyDocument } = policy as { PolicyDocument?: { Statement?: unknown } };
  return [PolicyDocument?.Statement ?? []].flat() as Statement[];
}
