import type { IDataProcessor, IDestination } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IDataStream } from 'cdk-kinesis-pipelines';
import type { HttpCollector, Sandbox } from 'cdk-kinesis-pipelines-toolkit';
import type { Construct } from 'constructs';
import type { Combination, CombinationFactors } from './combination';
import type { Rule } from './legal';

/** Where a delivery stream is being built. */
export interface Site {
  readonly scope: Construct;
  readonly combination: Combination;
  /** For objects, error objects and the backup. */
  readonly bucket: IBucket;
  readonly processors: IDataProcessor[];
}

/** Where it has delivered to. */
export interface Arrival {
  readonly sandbox: Sandbox;
  readonly combination: Combination;
  /** The name of the bucket. */
  readonly bucket: string;
  /** Stands for the endpoint, where there is one. */
  readonly collector: HttpCollector;
  /** The construct path of the delivery. */
  readonly path: string;
}

/** What was read of a destination: lines, or rows where it has columns. */
export interface Delivered {
  readonly lines?: readonly Buffer[];
  readonly rows?: readonly Readonly<Record<string, unknown>>[];
  /** What is not as the options say. */
  readonly problems?: readonly string[];
}

/** A destination as the ledger knows it: how our constructs make it, and how a reader reads it. */
export interface LedgerDestination {
  readonly name: string;
  readonly factors: CombinationFactors;
  /** What does not go together here, beside what does nowhere. */
  readonly rules?: readonly Rule[];
  /** Whether it takes rows only, which a producer puts unless a function makes them. */
  readonly takesRows: boolean;
  /** Whether the compression is that of the backup, which is gzip otherwise. */
  readonly compressesBackup?: boolean;
  /** Whether it keeps texts, not bytes. */
  readonly keepsText?: boolean;
  /** The endpoint that a template names. */
  readonly address?: string;
  /** For Firehose to deliver to. */
  build?(site: Site): IDestination;
  /** Reads the stream itself, without Firehose. */
  ingest?(scope: Construct, source: IDataStream): void;
  read(arrival: Arrival): Promise<Delivered>;
}
