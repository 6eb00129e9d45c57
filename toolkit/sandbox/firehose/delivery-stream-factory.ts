import type { SandboxContext } from '../kernel/context';
import { ParquetConverter } from './conversion/parquet-converter';
import { DeliveryLog } from './delivery-log';
import { DeliveryMetrics } from './delivery-metrics';
import type { DeliveryOptions } from './delivery-options';
import { servicesOfRole } from './delivery-role';
import { DeliveryStream } from './delivery-stream';
import type { DeliveryServices, DeliveryStreamContext } from './delivery-stream-context';
import type { DeliveryStreamEntry } from './delivery-stream-entry';
import type { DeliveryStreamProps } from './delivery-stream-props';
import type { DeliveryStreamProperties } from './destination/delivery-properties';
import { configuredDestination } from './destination/destination-kinds';
import { LocalEndpoints } from './destination/endpoint/local-endpoints';
import { JqProcess } from './processing/jq/jq-process';
import { processorSettings } from './processing/processor-settings';
import { whySourceIdle } from './source/why-source-idle';

const NAME = /^[a-zA-Z0-9_.-]{1,64}$/;
const FIRST_VERSION = 1;

/** Makes delivery streams of their properties, and the workers that they share. */
export class DeliveryStreamFactory {
  readonly endpoints: LocalEndpoints;
  private readonly converter = new ParquetConverter();
  private readonly jq = new JqProcess();

  constructor(
    private readonly sandbox: SandboxContext,
    private readonly services: DeliveryServices,
    private readonly options: DeliveryOptions,
  ) {
    this.endpoints = new LocalEndpoints(options.endpoints);
  }

  /**
   * @param path how to name it where it does not run
   * @throws Error that says which property is wrong
   */
  make(name: string, properties: DeliveryStreamProperties, path: string): DeliveryStreamEntry {
    if (!NAME.test(name)) {
      throw new Error(`DeliveryStreamName must be 1-64 letters, digits, _, . and -, got ${name}`);
    }
    const { partition, region, account, clock } = this.sandbox;
    const arn = `arn:${partition}:firehose:${region}:${account}:deliverystream/${name}`;
    const stream = this.open(this.context(name, arn, properties, FIRST_VERSION), properties, path);
    const { DeliveryStreamEncryptionConfigurationInput: encryption, Tags = [] } = properties;
    return {
      name,
      arn,
      createdAt: stream?.createdAt ?? clock.now(),
      properties,
      version: FIRST_VERSION,
      status: 'ACTIVE',
      tags: new Map(Tags.map(({ Key, Value = '' }) => [Key, Value])),
      ...(stream !== undefined && { stream }),
      ...(encryption !== undefined && { encryption: { KeyType: 'AWS_OWNED_CMK', ...encryption } }),
    };
  }

  /** Goes on with other properties. @throws Error that says which property is wrong */
  async change(entry: DeliveryStreamEntry, properties: DeliveryStreamProperties, version: number): Promise<void> {
    const props = runningProps(properties);
    if (entry.stream === undefined || props === undefined) return;
    const { query } = processorSettings(props.configuration.ProcessingConfiguration);
    if (query !== undefined) await this.requireCompiled(query);
    entry.stream.change(this.context(entry.name, entry.arn, properties, version), props);
  }

  /** What only another thread can tell. @throws Error that says what is wrong */
  async requireCompiled(query: string): Promise<void> {
    const error = await this.jq.queryError(query);
    if (error !== undefined) throw new Error(`MetadataExtractionQuery must be a jq query, got ${query}: ${error}`);
  }

  async close(): Promise<void> {
    await this.converter.close();
    await this.jq.close();
  }

  private open(
    context: DeliveryStreamContext,
    properties: DeliveryStreamProperties,
    path: string,
  ): DeliveryStream | undefined {
    const { property, properties: configuration, kind } = configuredDestination(properties);
    const whyKind = kind === undefined ? 'it is not known here' : kind.whyIdle?.(configuration, context);
    const reason = whySourceIdle(properties) ?? (whyKind && `${property} does not run here: ${whyKind}`);
    const props = runningProps(properties);
    if (reason === undefined && props !== undefined) return new DeliveryStream(context, props);
    this.sandbox.events.emit({ type: 'warning', message: `${path}: ${reason}` });
    return undefined;
  }

  private context(
    name: string,
    arn: string,
    properties: DeliveryStreamProperties,
    version: number,
  ): DeliveryStreamContext {
    const { properties: destination } = configuredDestination(properties);
    const as = servicesOfRole(this.services.as, arn, this.sandbox, destination);
    return {
      name,
      arn,
      version,
      sandbox: this.sandbox,
      services: this.services,
      as,
      options: this.options,
      endpoints: this.endpoints,
      converter: this.converter,
      jq: this.jq,
      metrics: new DeliveryMetrics(this.services.metrics, name),
      log: new DeliveryLog(as().logs, arn, version, destination.CloudWatchLoggingOptions),
    };
  }
}

function runningProps(properties: DeliveryStreamProperties): DeliveryStreamProps | undefined {
  const { kind, properties: configuration } = configuredDestination(properties);
  return kind === undefined ? undefined : { properties, configuration, kind };
}
