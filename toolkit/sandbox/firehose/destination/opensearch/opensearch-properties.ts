import type { EndpointProperties } from '../endpoint/endpoint-kind';
import { requireLength, requireOneOf } from '../endpoint/property-checks';
import type { HintLimits } from '../hints';
import { requireRole } from '../require-role';
import { ROTATION_PERIODS } from './index-rotation';

/** Of a domain of Amazon OpenSearch Service, or one that is still called Elasticsearch. */
export interface DomainProperties extends IndexProperties {
  readonly DomainARN?: string;
  readonly ClusterEndpoint?: string;
  readonly TypeName?: string;
  readonly IndexRotationPeriod?: string;
  readonly DocumentIdOptions?: { readonly DefaultDocumentIdFormat?: string };
}

/** Of a collection of Amazon OpenSearch Serverless. */
export interface CollectionProperties extends IndexProperties {
  readonly CollectionEndpoint?: string;
}

export interface IndexProperties extends EndpointProperties {
  readonly IndexName?: string;
  readonly RoleARN?: string;
}

export const INDEX_HINTS: HintLimits = { minMegabytes: 1, maxMegabytes: 100, defaultMegabytes: 5, minSeconds: 0 };

export const ROTATED_DAILY = 'OneDay';

const MAX_INDEX_NAME_LENGTH = 80;
const MAX_TYPE_NAME_LENGTH = 100;

/** @throws Error that names the property, what it must be and what it is */
export function requireDomain(properties: DomainProperties): void {
  const { DomainARN, ClusterEndpoint, TypeName = '', IndexRotationPeriod = ROTATED_DAILY } = properties;
  requireIndex(properties);
  if ((DomainARN === undefined) === (ClusterEndpoint === undefined)) {
    const got = DomainARN === undefined ? 'neither' : 'both';
    throw new Error(`DomainARN or ClusterEndpoint must be set, one of them, got ${got}`);
  }
  requireLength('TypeName', TypeName, 0, MAX_TYPE_NAME_LENGTH);
  requireOneOf('IndexRotationPeriod', IndexRotationPeriod, ROTATION_PERIODS);
  const format = properties.DocumentIdOptions?.DefaultDocumentIdFormat ?? 'FIREHOSE_DEFAULT';
  requireOneOf('DocumentIdOptions.DefaultDocumentIdFormat', format, ['FIREHOSE_DEFAULT', 'NO_DOCUMENT_ID']);
}

/** @throws Error that names the property, what it must be and what it is */
export function requireCollection(properties: CollectionProperties): void {
  requireIndex(properties);
  if (properties.CollectionEndpoint !== undefined) return;
  throw new Error('CollectionEndpoint must be the URL of a collection, got undefined');
}

function requireIndex({ IndexName = '', RoleARN, S3BackupMode = 'FailedDocumentsOnly' }: IndexProperties): void {
  requireLength('IndexName', IndexName, 1, MAX_INDEX_NAME_LENGTH);
  requireRole(RoleARN);
  requireOneOf('S3BackupMode', S3BackupMode, ['FailedDocumentsOnly', 'AllDocuments']);
}
